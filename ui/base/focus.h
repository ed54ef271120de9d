#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "ui/base/keys.h"
#include "ui/base/semantics.h"

namespace milepost::ui {

/// Where the keys are: which target has the focus, and whether that shows. Once it shows it is never lost: a new screen
/// starts it at its first target, or where it was when one was there before; what takes its place takes it over.
///
/// Scanning moves it on by itself, a step at a time and round again. After `numbers::scan_rounds` without a choice it
/// waits for the switch, so that nothing moves for nobody.
class Focus {
  public:
    /// A target that can have it, in the order of reading.
    struct Place {
        std::string id;
        Rect seen;
        bool hidden = false;  ///< scrolled out of view
    };
    struct Scan {
        bool on = false;
        double step = 2;  ///< seconds
    };

    /// Starts a frame. `scope` names the screen and what it is about; `always`: it shows without a key being pressed.
    void begin(std::string_view scope, double seconds, bool always, const Scan& scan);
    /// A key that moves it; pages and `repeat`, too, which only bring it to where it can be seen.
    void ask(Command command);
    /// The key that chooses. Gives what is chosen; empty where it does not show yet, or where scanning waited: that it
    /// does now.
    std::string select();
    /// A finger works the screen: it does not show any more, though it stays.
    void hide() { shows_ = false; }
    /// Ends a frame whose targets were these. True where it moved: another frame shows that.
    bool end(const std::vector<Place>& order);

    [[nodiscard]] const std::string& at() const { return id_; }  ///< empty: nowhere yet
    [[nodiscard]] bool shows() const { return shows_; }
    /// True in the frame after it moved to this target: its region scrolls it into view.
    [[nodiscard]] bool came_to(std::string_view id) const { return moved_ && id_ == id; }
    /// Was no other key used than the one that chooses? Someone may have only that.
    [[nodiscard]] bool only_selects() const { return only_selects_; }
    /// Scanning did its rounds and waits for the switch.
    [[nodiscard]] bool waits() const { return waits_; }
    /// Seconds until scanning moves it; infinity: never.
    [[nodiscard]] double moves_in() const;
    void forget();

  private:
    [[nodiscard]] std::string substitute(const std::vector<Place>& order) const;
    void scan(const std::vector<Place>& order);
    void rest_until_due();

    std::string scope_, id_;
    std::map<std::string, std::string, std::less<>> left_at_;  ///< by scope, where it was left
    std::vector<Place> before_;                                ///< the order of the last frame
    Command asked_ = Command::none;
    bool shows_ = false, moved_ = false, only_selects_ = true, waits_ = false;
    Scan scan_;
    int rounds_ = 0;
    double seconds_ = 0, due_ = 0;
};

}  // namespace milepost::ui
