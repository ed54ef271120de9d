#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/window/scene.h"
#include "kiosk/window/semantics_file.h"
#include "kiosk/window/window.h"

namespace milepost::kiosk {

/// Plays the demo interview through the real screens and writes a picture of each: touches on what the semantics list
/// names, on a clock of its own that waits for nobody. Make the scene `still`.
class Tour {
  public:
    Tour(Window& window, Scene& scene, SemanticsFile semantics, ui::Display display, std::filesystem::path folder)
        : window_(window),
          scene_(scene),
          semantics_(std::move(semantics)),
          display_(display),
          folder_(std::move(folder)) {}

    /// Writes 01-attract.png, 02-question.png, ... Returns what went wrong; empty: nothing.
    std::string play();
    /// What the roadmap of the demo person showed; there once `play` went well.
    [[nodiscard]] const std::optional<Evaluation>& evaluation() const { return evaluation_; }

  private:
    void build();
    void shoot();
    void tap(std::string_view id);
    void tap(const ui::Node& node);
    void act(const Action& action);
    void interview();
    void roadmap();
    [[nodiscard]] const ui::Node* demo_choice() const;
    [[nodiscard]] const ui::Node* node(std::string_view id) const;
    [[nodiscard]] bool at(std::string_view screen) const { return scene_.semantics().screen == screen; }

    Window& window_;
    Scene& scene_;
    SemanticsFile semantics_;
    ui::Display display_;
    std::filesystem::path folder_;
    Millis now_ = 0;
    int pictures_ = 0;
    std::string wrong_;
    std::optional<Evaluation> evaluation_;
};

}  // namespace milepost::kiosk
