#include "ui/screens/screens.h"
#include "ui/screens/settings_parts.h"
#include "ui/speech/controls.h"

namespace milepost::ui::screens {

int setting(Column& column, const std::string& label, const std::vector<Segment>& segments, int selected) {
    heading(column, label);
    const int picked = segmented(column, segments, selected);
    column.space(measure::block);
    return picked;
}

std::vector<Segment> values_of(const Words& words, const std::string& group,
                               std::initializer_list<const char*> values) {
    std::vector<Segment> segments;
    for (const char* value : values)
        segments.push_back({"settings." + group + "." + value, words("settings." + group + "." + value)});
    return segments;
}

void settings(Frame& frame) {
    const Words& words = frame.words;
    const Settings& now = frame.model.settings;
    Page page(frame, {.bar = close_bar(frame), .tools = false});
    const auto sight = [&](Column& column) {
        title(column, words("settings.title"));
        column.space(measure::tight);
        std::vector<Segment> languages;
        int language = 0;
        for (const Words* one : frame.languages) {
            if (one->language() == now.language) language = int(languages.size());
            languages.push_back({"settings.language." + one->language(), (*one)("language.name")});
        }
        if (const int k = setting(column, words("settings.language"), languages, language); k >= 0)
            frame.actions.push_back(action::SetLanguage{frame.languages[std::size_t(k)]->language()});
        if (const int k = setting(column, words("settings.text"),
                                  values_of(words, "text", {"small", "medium", "large", "largest"}), int(now.text));
            k >= 0)
            frame.actions.push_back(action::SetText{TextSize(k)});
        if (const int k =
                setting(column, words("settings.contrast"),
                        values_of(words, "contrast", {"default", "high_light", "high_dark", "low"}), int(now.contrast));
            k >= 0)
            frame.actions.push_back(action::SetContrast{Contrast(k)});
        if (const int k = setting(column, words("settings.motion"), values_of(words, "motion", {"on", "off"}),
                                  now.motion ? 0 : 1);
            k >= 0)
            frame.actions.push_back(action::SetMotion{k == 0});
    };
    const auto hands = [&](Column& column) {
        speech_settings(column);
        settings_of_hands(column);
        caption(column, words("settings.note"));
    };
    if (page.landscape()) {
        const Column lead = page.lead(0.5f);
        const Column follow = page.follow(lead);
        scrolled(frame, "settings", lead.rest(), sight);
        scrolled(frame, "hands", follow.rest(), hands);
    } else {
        scrolled(frame, "settings", page.whole().rest(), [&](Column& column) {
            sight(column);
            hands(column);
        });
    }
    page.finish();
}

}  // namespace milepost::ui::screens
