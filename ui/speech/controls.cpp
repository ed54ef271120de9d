#include "ui/speech/controls.h"

#include <imgui.h>

#include <algorithm>
#include <iterator>

#include "ui/widgets/widgets.h"

namespace milepost::ui {
namespace {

constexpr double hint_seconds = 20;
constexpr Colour dark = hex(0x000000), light = hex(0xFFFFFF);

const std::string& next_language(const Frame& frame) {
    const auto& all = frame.languages;
    const auto here = std::find_if(all.begin(), all.end(),
                                   [&](const Words* one) { return one->language() == frame.model.settings.language; });
    return here == all.end() || here + 1 == all.end() ? all.front()->language() : (*(here + 1))->language();
}

}  // namespace

void listen(Frame& frame, const std::string& language) {
    frame.actions.push_back(action::Start{language});
    frame.actions.push_back(action::SetSpeech{true});
}

void speech_keys(Frame& frame) {
    if (frame.world.content == nullptr) return;
    const auto asked = [&](Command command) { return frame.interface.touch().asked(command); };
    const SpeechSettings& now = frame.model.settings.speech;
    if (asked(Command::repeat)) {
        if (!frame.model.visit.here && !now.on) listen(frame, frame.semantics.language);
        else frame.actions.push_back(now.on ? Action(action::Repeat{}) : Action(action::SetSpeech{true}));
    }
    if (!now.on) return;
    if (asked(Command::pause)) frame.actions.push_back(action::Pause{});
    if (asked(Command::slower)) frame.actions.push_back(action::SetSpeed{now.speed - 1});
    if (asked(Command::faster)) frame.actions.push_back(action::SetSpeed{now.speed + 1});
    if (asked(Command::quieter)) frame.actions.push_back(action::SetVolume{now.volume - 1});
    if (asked(Command::louder)) frame.actions.push_back(action::SetVolume{now.volume + 1});
    if (asked(Command::curtain)) frame.actions.push_back(action::SetCurtain{!now.curtain});
    if (asked(Command::language)) frame.actions.push_back(action::SetLanguage{next_language(frame)});
}

void speech_settings(Column& column) {
    Frame& frame = column.frame();
    const Words& words = frame.words;
    const SpeechSettings& now = frame.model.settings.speech;
    const float top = column.y();
    heading(column, words("settings.speech"));
    if (const int k = segmented(column,
                                {{"settings.speech.on", words("settings.speech.on")},
                                 {"settings.speech.off", words("settings.speech.off")}},
                                now.on ? 0 : 1);
        k >= 0)
        frame.actions.push_back(action::SetSpeech{k == 0});
    if (frame.model.site.voice.state == Voice::State::none) caption(column, words("speech.none"));
    if (now.on) {
        caption(column, words("settings.speech.now", {{"speed", double(speech_speeds[std::size_t(now.speed)])},
                                                      {"volume", double(now.volume)},
                                                      {"most", double(speech_volumes)}}));
        struct Step {
            const char* id;
            Action action;
            bool enabled;
        };
        const Step steps[] = {
            {"settings.speech.slower", action::SetSpeed{now.speed - 1}, now.speed > 0},
            {"settings.speech.faster", action::SetSpeed{now.speed + 1}, now.speed + 1 < int(speech_speeds.size())},
            {"settings.speech.quieter", action::SetVolume{now.volume - 1}, now.volume > 1},
            {"settings.speech.louder", action::SetVolume{now.volume + 1}, now.volume < speech_volumes}};
        const float half = (column.width() - column.px(measure::gap)) / 2;
        const bool pairs = std::all_of(std::begin(steps), std::end(steps),
                                       [&](const Step& step) { return button_width(frame, words(step.id)) <= half; });
        for (std::size_t s = 0; s < std::size(steps); s += pairs ? 2 : 1) {
            auto places = column.columns(pairs ? 2 : 1, measure::gap);
            for (std::size_t k = 0; k < places.size(); ++k) {
                if (button(places[k], steps[s + k].id, words(steps[s + k].id), {.enabled = steps[s + k].enabled}))
                    frame.actions.push_back(steps[s + k].action);
            }
            column.below(places);
        }
        column.space(measure::tight);
        heading(column, words("settings.curtain"));
        if (const int k = segmented(column,
                                    {{"settings.curtain.off", words("settings.curtain.off")},
                                     {"settings.curtain.on", words("settings.curtain.on")}},
                                    now.curtain ? 1 : 0);
            k >= 0)
            frame.actions.push_back(action::SetCurtain{k == 1});
        frame.interface.unfolded("settings.speech", {column.x(), top, column.width(), column.used() - top});
    }
    column.space(measure::block);
}

bool speech_notice(Frame& frame) {
    const Model& model = frame.model;
    if (!model.settings.speech.on || model.site.voice.state != Voice::State::none ||
        frame.derived.screen == Screen::idle_warning)
        return false;
    dialog(frame, "speech.none", frame.words("speech.none"), [&](Column& column) {
        title(column, frame.words("speech.none"));
        paragraph(column, frame.words("speech.none.lead"));
        column.space(measure::block);
        if (button(column, "speech.go_on", frame.words("speech.none.go_on"), {.look = Look::primary}))
            frame.actions.push_back(action::SetSpeech{false});
    });
    return true;
}

void curtain(Frame& frame) {
    if (!frame.model.settings.speech.curtain) return;
    Interface& ui = frame.interface;
    const Rect all{0, 0, static_cast<float>(frame.display.width), static_cast<float>(frame.display.height)};
    ui.touch().cover_for_fingers();
    bool lift = touchable(frame, "curtain.lift", Role::button, frame.words("speech.curtain.lift"), all).activated;
    const bool hinted = frame.seconds < ui.curtain_hint_until;
    if (ui.touch().ground("curtain.anywhere", all).activated) {
        lift = lift || hinted;
        ui.curtain_hint_until = frame.seconds + hint_seconds;
        ui.wake_in(0);
    }
    if (lift) {
        ui.curtain_hint_until = 0;
        frame.actions.push_back(action::SetCurtain{false});
    }
    ui.canvas().AddRectFilled({0, 0}, {all.width, all.height}, dark.packed());
    ui.set_ground(dark);
    if (!hinted) return;
    ui.wake_in(ui.curtain_hint_until - frame.seconds);
    const std::string hint = frame.words("speech.curtain.hint");
    const Wrap wrap{all.width * 0.8f, true};
    const Extent extent = ui.text().measure(Style::heading, hint, wrap);
    const Rect place{all.width * 0.1f, (all.height - extent.height) / 2, wrap.width, extent.height};
    ui.text().draw(ui.canvas(), Style::heading, hint, place.x, place.y, {light, light}, wrap);
    state_node(frame, "curtain.hint", Role::text, hint, place);
}

}  // namespace milepost::ui
