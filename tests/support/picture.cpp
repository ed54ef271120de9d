#include <imgui.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "core/session/desk.h"
#include "kiosk/base/content_files.h"
#include "kiosk/base/picture_file.h"
#include "kiosk/take_home/layers.h"
#include "tests/support/ui_driver.h"

/// A picture of any screen, without a window: taps its way there.
namespace {

using namespace milepost;

constexpr const char* help = R"(ui_picture FILE.png [OPTION=VALUE...] [STEP...]

Options: pack=FOLDER  language=en (en-XA, ar-XB: made-up languages, longer and from right to left)  size=1080x1920  inches=21.5  text=small|medium|large|largest
         contrast=standard|high_light|high_dark|low  date=2026-11-22  nodes=1 (the semantics, too)
         desk=medium (the desk in medium text, not in its own small)
         reach=off|left|right  switches=off|two|one  targets=standard|large  floor=900 (mm)
         moving=1 (motion on; otherwise all is at its resting place)
Steps:   ID            tap the node (attract.start, choice.diploma.yes, nav.next)
         walk:N        answer N questions (the first answer that is not "Not sure"), or until the roadmap
         unsure:N      answer N questions with "Not sure" where there is such an answer
         open:SCREEN   open settings, help, compare or state
         desk:open     the counselor comes; desk:leave goes again
         press:ID      hold a finger on the node
         key:tab       tab, enter, down, up, pagedown, escape, f1, a, listen (F2), dark (F8)
         voice:STATE   the kiosk is told of a voice: ready or none
         miss:N        touch N times where there is nothing
         wait:SECONDS  let time go by
         staff:WHAT    gate (a PIN is set), first (none yet), in (the PIN was right), wrong:SECONDS (a wait), refused (with faults), missing (the desk's display)
)";

template <std::size_t n>
int index_of(const std::array<const char*, n>& names, const std::string& name) {
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? 0 : static_cast<int>(found - names.begin());
}

bool ends_with(const std::string& text, const std::string& end) {
    return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

/// Answers the question on screen; false where there is none.
bool answer(test::Driver& driver, bool unsure) {
    const std::string& screen = driver.semantics().screen;
    if (screen == "review" || screen == "question") {
        std::string pick;
        for (const ui::Node& node : driver.semantics().nodes) {
            if (node.role != ui::Role::choice || !node.enabled) continue;
            if (pick.empty() || (unsure && ends_with(node.id, ".unsure"))) pick = node.id;
        }
        const std::string before = driver.node("heading.1") != nullptr ? driver.node("heading.1")->label : "";
        if (screen == "question" && !pick.empty()) driver.tap(pick);
        const ui::Node* heading = driver.node("heading.1");
        if (heading == nullptr || heading->label != before) return true;
        return driver.tap("nav.next");
    }
    return false;
}

bool step(test::Driver& driver, const std::string& what, const Settings& wanted) {
    const auto colon = what.find(':');
    const std::string verb = what.substr(0, colon), value = colon == std::string::npos ? "" : what.substr(colon + 1);
    if (verb == "walk" || verb == "unsure") {
        const int count = value.empty() ? 60 : std::atoi(value.c_str());
        for (int i = 0; i < count && driver.semantics().screen != "roadmap" && answer(driver, verb == "unsure"); ++i) {}
        return true;
    }
    if (verb == "open") {
        for (const Screen screen : {Screen::settings, Screen::help, Screen::compare, Screen::state, Screen::keys})
            if (name(screen) == value) driver.act(action::Open{screen});
        driver.settle();
        return driver.semantics().screen == value;
    }
    if (verb == "desk") {
        if (value == "open") open_desk(driver.model);
        else driver.act(action::AtDesk{desk::Leave{}});
        driver.settle();
        return true;
    }
    if (verb == "press") {
        const ui::Node* node = driver.node(value);
        if (node == nullptr) return false;
        driver.wait(1);
        driver.press(node->rect.x + node->rect.width / 2, node->rect.y + node->rect.height / 2);
        return true;
    }
    if (verb == "key") {
        static const std::map<std::string, ImGuiKey> keys{{"tab", ImGuiKey_Tab},
                                                          {"enter", ImGuiKey_Enter},
                                                          {"down", ImGuiKey_DownArrow},
                                                          {"up", ImGuiKey_UpArrow},
                                                          {"pagedown", ImGuiKey_PageDown},
                                                          {"escape", ImGuiKey_Escape},
                                                          {"f1", ImGuiKey_F1},
                                                          {"a", ImGuiKey_A},
                                                          {"listen", ImGuiKey_F2},
                                                          {"dark", ImGuiKey_F8}};
        const auto found = keys.find(value);
        if (found != keys.end()) driver.key(found->second);
        return found != keys.end();
    }
    if (verb == "staff") {
        staff::Told told;
        told.machine.gate = true;
        told.machine.version = "0.1";
        told.machine.pin_set = value != "first";
        driver.act(action::ByStaff{staff::Displays{{"HDMI-1", "DP-2"}}});
        if (value == "missing") told.machine.setup.desk = "DP-3";
        if (value == "refused") {
            told.machine.refused.assign(
                11, "content/steps.json:/steps/3/fees/0/usd: [-1, 5]; expected whole dollars from 0 to 100000");
            driver.world.content = nullptr;
        }
        driver.act(action::ByStaff{told});
        driver.act(action::ByStaff{staff::Open{}});
        if (value != "gate" && value != "first")
            for (const char digit : {'2', '9', '0', '4', '1', '7'}) driver.act(action::ByStaff{staff::Digit{digit}});
        if (value.rfind("wrong", 0) == 0)
            told.wait = Millis{1000} * std::atoi(value.substr(std::min<std::size_t>(value.size(), 6)).c_str());
        driver.act(action::ByStaff{staff::Taken{}});
        if (value != "gate" && value != "first")
            told.verdict = value.rfind("wrong", 0) == 0 ? staff::Verdict::wrong : staff::Verdict::right;
        driver.act(action::ByStaff{told});
        driver.act(action::SetText{wanted.text});
        driver.act(action::SetContrast{wanted.contrast});
        driver.settle();
        return true;
    }
    if (verb == "voice") {
        driver.act(action::VoiceTold{{value == "ready" ? Voice::State::ready : Voice::State::none, false}});
        driver.settle();
        return true;
    }
    if (verb == "miss") {
        for (int i = 0; i < std::atoi(value.c_str()); ++i) {
            driver.wait(0.5);
            driver.press(2, 2);
            driver.lift();
        }
        return true;
    }
    if (verb == "wait") {
        driver.wait(std::atof(value.c_str()));
        return true;
    }
    return driver.tap(what);
}

}  // namespace

int main(int count, char** arguments) {  // NOLINT(bugprone-exception-escape): ends it
    // A picture's name begins with no dash: who asks for help gets it, and no file.
    if (count < 2 || *arguments[1] == '-') return std::fputs(help, stderr), 2;
    std::map<std::string, std::string> options{{"pack", kiosk::own_pack().string()},
                                               {"language", "en"},
                                               {"size", "1080x1920"},
                                               {"inches", "21.5"},
                                               {"text", "medium"},
                                               {"contrast", "standard"},
                                               {"date", "2026-11-22"},
                                               {"nodes", ""},
                                               {"reach", "off"},
                                               {"switches", "off"},
                                               {"targets", "standard"},
                                               {"floor", "900"},
                                               {"moving", ""},
                                               {"desk", ""}};
    std::vector<std::string> steps;
    for (int i = 2; i < count; ++i) {
        const std::string one = arguments[i];
        const auto equals = one.find('=');
        if (equals != std::string::npos && options.count(one.substr(0, equals)) != 0) {
            options[one.substr(0, equals)] = one.substr(equals + 1);
        } else {
            steps.push_back(one);
        }
    }

    auto pack = kiosk::read_pack(options["pack"], kiosk::Care::to_run);
    if (!pack) {
        for (const Finding& finding : pack.findings()) std::fprintf(stderr, "%s\n", finding.sentence().c_str());
        return 1;
    }
    pack->make_up(options["language"]);
    std::vector<const Words*> languages;
    for (const Words& words : pack->words) languages.push_back(&words);
    int width = 0, height = 0;
    std::sscanf(options["size"].c_str(), "%dx%d", &width, &height);
    World world;
    world.content = &pack->content;
    if (!parse_date(options["date"])) return std::fputs(help, stderr), 2;
    world.date = *parse_date(options["date"]);
    Model model = initial_model(world, options["language"]);
    model.settings.text = static_cast<TextSize>(index_of<4>({"small", "medium", "large", "largest"}, options["text"]));
    model.settings.contrast =
        static_cast<Contrast>(index_of<4>({"standard", "high_light", "high_dark", "low"}, options["contrast"]));
    model.settings.reach = static_cast<Reach>(index_of<3>({"off", "left", "right"}, options["reach"]));
    model.settings.switches = static_cast<Switches>(index_of<3>({"off", "two", "one"}, options["switches"]));
    model.settings.large_targets = options["targets"] == "large";
    const Settings wanted = model.settings;
    model.settings = model.site.defaults;
    model.settings.text = wanted.text;
    model.settings.contrast = wanted.contrast;

    test::Stage stage =
        test::whole_program(world, languages, test::display_of(width, height, std::atof(options["inches"].c_str())));
    stage.take_home = take_home::layers;
    stage.display.floor_mm = static_cast<float>(std::atof(options["floor"].c_str()));
    test::Driver driver(std::move(stage), std::move(model), MILEPOST_FONT_DIR);
    driver.still = options["moving"].empty();
    int faults = 0;
    for (const std::string& one : steps) {
        if (!step(driver, one, wanted)) {
            std::fprintf(stderr, "%s: no such enabled node on %s\n", one.c_str(), driver.semantics().screen.c_str());
            ++faults;
        }
        if (one == "desk:open") {
            driver.model.desk.settings.contrast = wanted.contrast;
            driver.model.desk.settings.language = wanted.language;
            if (options["text"] != "medium") driver.model.desk.settings.text = wanted.text;
            if (!options["desk"].empty()) driver.model.desk.settings.text = TextSize::medium;
            driver.settle();
        }
        if (one == "attract.start") {  // a visit begins with the defaults
            driver.model.settings = wanted;
            driver.settle();
        }
    }
    if (!options["nodes"].empty()) std::printf("%s\n", ui::to_json(driver.semantics(), 1).c_str());
    const std::string fault = kiosk::write_png(arguments[1], driver.picture());
    for (const std::string& text : driver.interface().text().overflows())
        std::fprintf(stderr, "does not fit: %s\n", text.c_str());
    for (const std::string& text : driver.interface().text().missing())
        std::fprintf(stderr, "has a letter that Inter lacks: %s\n", text.c_str());
    if (const std::string targets = test::fault_of_targets(driver); !targets.empty())
        std::fprintf(stderr, "%s\n", targets.c_str());
    if (!fault.empty()) std::fprintf(stderr, "%s\n", fault.c_str());
    return fault.empty() && faults == 0 ? 0 : 1;
}
