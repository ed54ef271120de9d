#include "kiosk/window/scene.h"

#include <imgui.h>

#include <catch2/catch_test_macros.hpp>
#include <cfloat>
#include <optional>

using namespace milepost;
using namespace milepost::kiosk;

namespace {

const Pack& pack() {
    static const auto shipped = read_pack(own_pack(), Care::to_run);
    REQUIRE(shipped);
    return *shipped;
}

/// A scene without a window: fingers in, a semantics list out.
class Booth {
  public:
    explicit Booth(const Pack* from) {
        ImGui::CreateContext();
        ImGui::GetIO().IniFilename = nullptr;
        ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
        auto interface = ui::Interface::create(MILEPOST_FONT_DIR);
        REQUIRE(interface);
        scene.emplace(SceneOptions{from, [this] { return today; }, {}, "en", true}, std::move(*interface));
        build();
    }
    ~Booth() {
        serve_textures(true);
        scene.reset();
        ImGui::DestroyContext();
    }
    Booth(const Booth&) = delete;
    Booth& operator=(const Booth&) = delete;

    void build() {
        now += 1'000;  // the touch lock is over
        passes = 0;
        scene->build({1080, 1920, 4}, now, static_cast<double>(now) / 1000, [this] {
            ImGui::GetIO().DisplaySize = {1080, 1920};
            ImGui::GetIO().DeltaTime = 1.0f / 60;
            ++passes;
        });
        serve_textures(false);
    }

    [[nodiscard]] const ui::Node* node(std::string_view id) const {
        for (const ui::Node& one : scene->semantics().nodes)
            if (one.id == id) return &one;
        return nullptr;
    }

    /// Touch and lift, queued at once as they come when the program was asleep.
    void queue_tap(std::string_view id) {
        const ui::Node* found = node(id);
        REQUIRE(found != nullptr);
        ImGuiIO& io = ImGui::GetIO();
        io.AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
        io.AddMousePosEvent(found->rect.x + found->rect.width / 2, found->rect.y + found->rect.height / 2);
        io.AddMouseButtonEvent(0, true);
        io.AddMouseButtonEvent(0, false);
        io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
    }

    [[nodiscard]] const std::string& screen() const { return scene->semantics().screen; }

    Date today = std::chrono::year(2026) / std::chrono::November / 22;
    Millis now = 0;
    int passes = 0;
    std::optional<Scene> scene;

  private:
    static void serve_textures(bool destroy) {
        for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
            const bool going = destroy || texture->Status == ImTextureStatus_WantDestroy;
            texture->SetTexID(going ? ImTextureID_Invalid : ImTextureID(1));
            texture->SetStatus(going ? ImTextureStatus_Destroyed : ImTextureStatus_OK);
        }
    }
};

}  // namespace

TEST_CASE("a tap that was queued whole is answered by one build") {
    Booth booth(&pack());
    CHECK(booth.screen() == "attract");
    booth.queue_tap("attract.start");
    booth.build();
    CHECK(booth.screen() == "question");
    CHECK(booth.passes > 1);
    CHECK(booth.passes <= Scene::most_passes);
}

TEST_CASE("a screen at rest is built once and moves never") {
    Booth booth(&pack());
    booth.queue_tap("attract.start");
    booth.build();
    booth.build();
    CHECK(booth.passes == 1);
    CHECK(booth.scene->still_seconds() > 1e9);
    CHECK(booth.scene->touch_lock_left() == 0);
}

TEST_CASE("a refused pack puts the kiosk out of service, without a word") {
    Booth booth(nullptr);
    CHECK(booth.screen() == "out_of_service");
    booth.scene->act(action::Start{"en"}, booth.now);
    booth.build();
    CHECK(booth.screen() == "out_of_service");
    booth.scene->restore(booth.now);
    booth.build();
    CHECK(booth.screen() == "out_of_service");
}

TEST_CASE("after a failure the kiosk is out of service, and then begins anew for the next person") {
    Booth booth(&pack());
    const Model fresh = booth.scene->model();
    booth.queue_tap("attract.start");
    booth.build();
    REQUIRE(booth.scene->derived().question);
    booth.scene->act(action::Answer{*booth.scene->derived().question, booth.scene->derived().options.front().value},
                     booth.now);
    booth.scene->recover();
    booth.build();
    CHECK(booth.screen() == "out_of_service");
    booth.scene->restore(0);
    CHECK(booth.scene->model() == fresh);
    booth.build();
    CHECK(booth.screen() == "attract");
}

TEST_CASE("after a frame that failed, and at a fresh start, everybody finds every default setting") {
    const Settings defaults{.language = "en"};
    for (int round = 0; round < 8; ++round) {
        Booth booth(&pack());
        CHECK(booth.scene->model().settings == defaults);
        const auto act = [&](const Action& action) { booth.scene->act(action, booth.now); };
        act(action::Start{"es"});
        act(action::SetText{TextSize(round % 4)});
        act(action::SetContrast{Contrast(1 + round % 3)});
        act(action::SetMotion{false});
        act(action::SetTargets{true});
        act(action::SetReach{Reach(1 + round % 2)});
        act(action::SetSwitches{Switches(1 + round % 2)});
        act(action::SetScanStep{8000});
        for (int misses = 0; misses < 4; ++misses) act(action::Miss{});
        booth.build();
        REQUIRE_FALSE(booth.scene->model().settings == defaults);
        if (round < 4) {
            booth.scene->recover();
            booth.build();
            booth.scene->restore(booth.now);
        } else {
            act(action::StartOver{});
            booth.build();
            booth.now += IdleTimes{}.farewell;
            act(action::Tick{});
        }
        booth.build();
        CHECK(booth.scene->model().settings == defaults);
        CHECK_FALSE(offers_larger(booth.scene->model()));
        act(action::Start{""});
        booth.build();
        CHECK(booth.scene->model().settings == defaults);
        CHECK(booth.scene->semantics().focus.empty());
    }
}

TEST_CASE(
    "a finger that is there and trembles keeps no visit alive, and chooses nothing when it lifts; one that touches "
    "does") {
    Booth booth(&pack());
    booth.queue_tap("attract.start");
    booth.build();
    const ui::Rect choice = booth.node("choice.training.none")->rect;
    ImGuiIO& io = ImGui::GetIO();
    const auto minutes_of = [&](const auto& each) {
        for (int i = 0; i < 400 && booth.scene->model().visit.here; ++i) {
            each(i);
            booth.build();
            if (const auto due = booth.scene->deadline(); due && *due <= booth.now)
                booth.scene->act(action::Tick{}, booth.now);
        }
    };
    SECTION("it trembles") {
        io.AddMousePosEvent(choice.x + 20, choice.y + 20);
        io.AddMouseButtonEvent(0, true);
        minutes_of([&](int i) { io.AddMousePosEvent(choice.x + 20 + float(i % 3), choice.y + 20); });
        CHECK_FALSE(booth.scene->model().visit.here);
        booth.build();
        REQUIRE(booth.screen() == "attract");
        io.AddMouseButtonEvent(0, false);
        io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
        booth.build();
        booth.build();
        CHECK(booth.screen() == "attract");
        booth.queue_tap("attract.start");
        booth.build();
        CHECK(booth.screen() == "question");
    }
    SECTION("it touches, beside all that there is") {
        minutes_of([&](int i) {
            if (i % 10 != 0) return;
            io.AddMousePosEvent(2, 2);
            io.AddMouseButtonEvent(0, true);
            io.AddMouseButtonEvent(0, false);
            io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
        });
        CHECK(booth.scene->model().visit.here);
    }
}

TEST_CASE("each visit begins on the day that it is") {
    Booth booth(&pack());
    booth.today = std::chrono::year(2026) / std::chrono::November / 23;
    booth.queue_tap("attract.start");
    booth.build();
    REQUIRE(booth.scene->derived().now);
    CHECK(to_string(booth.scene->derived().now->date.day) == "2026-11-23");
}

TEST_CASE("starting over leaves nothing of a visit") {
    Booth booth(&pack());
    const Model fresh = booth.scene->model();
    booth.queue_tap("attract.start");
    booth.build();
    booth.scene->act(action::SetLanguage{"es"}, booth.now);
    booth.scene->act(action::SetText{TextSize::largest}, booth.now);
    booth.scene->act(action::Answer{*booth.scene->derived().question, booth.scene->derived().options.front().value},
                     booth.now);
    booth.scene->act(action::StartOver{}, booth.now);
    Model left = booth.scene->model();
    CHECK(left.farewell->kept.has_value());
    booth.now += IdleTimes{}.farewell;
    booth.scene->act(action::Tick{}, booth.now);
    left = booth.scene->model();
    left.clock.now = fresh.clock.now;
    left.clock.last_input = fresh.clock.last_input;
    CHECK(left == fresh);
}
