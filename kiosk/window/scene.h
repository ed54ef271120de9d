#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/session/derived.h"
#include "core/session/session.h"
#include "kiosk/base/content_files.h"
#include "ui/base/frame.h"
#include "ui/base/interface.h"
#include "ui/base/take_home.h"

namespace milepost::kiosk {

/// What a scene is made from, once.
struct SceneOptions {
    const Pack* pack = nullptr;    ///< null: refused, and the kiosk is out of service; outlives the scene
    std::function<Today()> today;  ///< asked anew for each visit: a kiosk runs past midnight
    IdleTimes idle;
    std::string language;
    bool still = false;  ///< draw everything at its resting place
    /// puts the road that is shown on paper
    std::function<void(const Model&, const Derived&, const World&)> print = {};
    std::function<void()> forget = {};  ///< a visit ended
    /// puts the counselor's page on paper
    std::function<void(const Model&, const Derived&, const World&)> print_trace = {};
    const std::vector<Words>* words = nullptr;  ///< instead of the pack's, where it was refused: what could be read
    /// a PIN to judge or to keep, a setup to keep, the end of the program
    std::function<void(Effect, const Staff&)> staff = {};
    std::function<void()> repeat_speech = {}, pause_speech = {};  ///< asked for by who listens
};

/// The model and what is on screen, without a window: actions in, Dear ImGui's draw data and a semantics list out.
/// There is one model, and one picture of it, or two: the applicant's, and the desk's while that has a window
/// (`open_desk`).
class Scene {
  public:
    /// Called before each pass: readies Dear ImGui for a NewFrame.
    using Begin = std::function<void()>;

    Scene(SceneOptions options, std::unique_ptr<ui::Interface> interface);

    /// The model after an action, done in this window.
    void act(const Action& action, Millis now, View window = View::applicant);

    /// The desk has a window now, or none any more. Its interface belongs to that window's Dear ImGui context. The
    /// model knows of neither.
    void open_desk(std::unique_ptr<ui::Interface> interface);
    void close_desk();

    /// Builds passes until no input is queued and a pass changes nothing, at most `most_passes`. The last is rendered:
    /// its draw data is what is to be drawn. Throws what drawing throws; see `recover`.
    void build(const ui::Display& display, Millis now, double seconds, const Begin& begin,
               View window = View::applicant);

    /// After `build` threw: the visit is wiped, and the scene is out of service until `restore`.
    void recover();
    void restore(Millis now);

    [[nodiscard]] const ui::Semantics& semantics(View window = View::applicant) const { return side(window).semantics; }
    /// Seconds after the last build until something moves by itself; infinity: never.
    [[nodiscard]] double still_seconds(View window = View::applicant) const { return side(window).still_seconds; }
    [[nodiscard]] ui::Colour ground(View window = View::applicant) const { return side(window).interface->ground(); }
    /// Seconds after the last build until a touch counts again.
    [[nodiscard]] double touch_lock_left(View window = View::applicant) const {
        return side(window).interface->touch().touch_lock_left();
    }
    /// Grows with each change that a window may show: one that was built before shows an older model.
    [[nodiscard]] long version() const { return version_; }
    [[nodiscard]] std::optional<Millis> deadline() const { return next_deadline(world_, model_, derived_.standing); }
    /// What keys reach, in order, also what is out of sight.
    [[nodiscard]] std::vector<std::string> focus_order() const;
    [[nodiscard]] const Model& model() const { return model_; }
    [[nodiscard]] const Derived& derived() const { return derived_; }

    static constexpr int most_passes = 8;

  private:
    /// What is one window's own.
    struct Side {
        std::unique_ptr<ui::Interface> interface;
        ui::Semantics semantics;
        double still_seconds = 0;
    };

    [[nodiscard]] const Side& side(View window) const { return window == View::desk ? desk_ : applicant_; }
    [[nodiscard]] Side& side(View window) { return window == View::desk ? desk_ : applicant_; }
    bool pass(View window, const ui::Display& display, Millis now, double seconds);
    void put(Model next);
    void forget();
    void run(Effect effect, Millis now);

    SceneOptions options_;
    World world_;
    std::optional<Words> no_words_;  // stands in where there is no pack
    std::vector<const Words*> languages_;
    Side applicant_, desk_;
    Model model_;
    Derived derived_;
    std::optional<Model> desk_model_;  // as the desk sees it; while it is shown
    Derived desk_derived_;
    std::optional<ui::TakeHome> take_home_;  // of the model, on its screen
    long version_ = 0;
};

}  // namespace milepost::kiosk
