#pragma once
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/session/derived.h"
#include "ui/base/frame.h"
#include "ui/base/interface.h"
#include "ui/base/item_registry.h"
#include "ui/base/take_home.h"
#include "ui/headless/raster.h"

struct ImGuiContext;

namespace milepost::headless {

/// What a driver shows: the real screens (`whole_program`), or one made up for a test.
struct Stage {
    World world;
    std::vector<const Words*> languages;  ///< not empty; outlive the driver
    ui::Display display;
    bool still = true;
    std::function<double(ui::Frame&)> draw;
    std::function<Derived(const World&, const Model&)> derive;
    std::function<Model(const World&, Model, const Action&, Millis, std::vector<Effect>&)> update;
    /// What is taken home; empty: nothing.
    std::function<ui::TakeHome(const World&, const Model&, const Derived&, const Words&)> take_home = {};
    View window = View::applicant;  ///< whose window it is
    /// after each pass: who keeps what Dear ImGui asks of its textures
    std::function<void()> textures = serve_textures;
};

/// The real screens over the real session. What follows from a model is kept in `derive` while the model stands, that
/// of as many models as `kept` says; another stage of the same content may take it over.
Stage whole_program(World world, std::vector<const Words*> languages, ui::Display display,
                    View window = View::applicant, std::size_t kept = 1);

/// The true size of a display of so many pixels, `inches` across.
ui::Display display_of(int width, int height, double inches = 21.5);

/// Milepost without a window, on a clock of its own: taps in, a semantics list and a picture out.
class Driver {
  public:
    /// Loads the typeface from `font_folder`; throws std::runtime_error where it cannot.
    Driver(Stage stage, Model model, const std::string& font_folder);
    ~Driver();
    Driver(const Driver&) = delete;
    Driver& operator=(const Driver&) = delete;

    /// One pass: as the window's loop builds it.
    void pass();
    /// Passes until no input is queued and nothing changes, at most 60.
    void settle();
    /// Lets time go by, and settles.
    void wait(double seconds);

    /// Presses and lifts in the middle of a node, when the touch lock is over. False where there is no such enabled
    /// node.
    bool tap(std::string_view id);
    void press(float x, float y);
    void move(float x, float y);
    void lift();
    /// Presses and lifts a key of Dear ImGui (ImGuiKey), as long after the last one as it takes to be no bounce.
    void key(int key, bool shift = false);
    /// Holds a key down or lifts it, now.
    void hold(int key, bool down);
    void act(const Action& action);

    [[nodiscard]] const ui::Semantics& semantics() const { return semantics_; }
    [[nodiscard]] const ui::Node* node(std::string_view id) const;
    [[nodiscard]] const std::vector<Action>& actions() const { return actions_; }  ///< all so far
    [[nodiscard]] ui::Interface& interface() { return *interface_; }
    [[nodiscard]] const ui::Interface& interface() const { return *interface_; }
    /// The words of the language that is shown.
    [[nodiscard]] const Words& words() const { return words_of(model); }
    [[nodiscard]] double rest() const { return rest_; }  ///< what the last pass returned
    [[nodiscard]] double seconds() const { return seconds_; }
    [[nodiscard]] Picture picture();
    /// A part of the picture of the last pass.
    [[nodiscard]] Picture picture(const Region& region);
    /// Parts of the picture of the last pass, for little more than the pixels in them.
    [[nodiscard]] std::vector<Picture> pictures(const std::vector<Region>& regions);

    /// Shows another model, as if nothing had been touched before, when presses count again.
    void show(Model next);
    /// What Dear ImGui itself knew of in the last pass, beside our own targets (ui/base/item_registry.h).
    [[nodiscard]] const std::vector<ui::Item>& items() const { return items_; }

    Model model;
    World world;
    ui::Display display;
    bool still;

  private:
    [[nodiscard]] const Words& words_of(const Model& shown) const;

    Stage stage_;
    ImGuiContext* context_;
    std::unique_ptr<ui::Interface> interface_;
    ui::Semantics semantics_;
    std::vector<ui::Item> items_;
    std::vector<Action> actions_;
    std::vector<Effect> effects_;
    std::optional<ui::TakeHome> home_;  // of `home_model_`: its codes cost more than a pass
    Model home_model_;
    std::string home_language_;
    Today home_date_;
    double seconds_ = 1, rest_ = 0;
};

}  // namespace milepost::headless
