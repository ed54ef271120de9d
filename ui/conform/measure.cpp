#include "ui/conform/measure.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <set>

#include "ui/words/pay.h"

namespace milepost::conform {

using headless::Driver;
using ui::Node;
using ui::Rect;

namespace {

constexpr float pixel = 1.01f;  ///< what rounding to whole pixels may take
constexpr int most_pages = 60;  ///< who would go on? what was cut until then fails

bool begins_with(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }
bool is_tile(const Node& node) {
    return begins_with(node.id, "choice.state.") && std::abs(node.rect.width - node.rect.height) <= pixel;
}

Rect both(const Rect& a, const Rect& b) {
    const float x = std::max(a.x, b.x), y = std::max(a.y, b.y);
    return {x, y, std::min(a.right(), b.right()) - x, std::min(a.bottom(), b.bottom()) - y};
}
bool empty(const Rect& rect) { return rect.width <= 0 || rect.height <= 0; }
bool within(const Rect& inner, const Rect& outer, float room) {
    return inner.x >= outer.x - room && inner.y >= outer.y - room && inner.right() <= outer.right() + room &&
           inner.bottom() <= outer.bottom() + room;
}
bool alike(const Rect& a, const Rect& b) { return within(a, b, pixel) && within(b, a, pixel); }
Rect screen_of(const Driver& driver) {
    return {0, 0, static_cast<float>(driver.display.width), static_cast<float>(driver.display.height)};
}
Rect around(const Rect& a, const Rect& b) {
    const float x = std::min(a.x, b.x), y = std::min(a.y, b.y);
    return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

/// The steps of the road that is shown: ids of their nodes.
std::vector<std::string> steps_shown(const Evaluation& evaluation, const Visit& visit) {
    const CredentialResult* shown = &evaluation.best();
    for (const CredentialResult& result : evaluation.credentials)
        if (result.credential->id == visit.credential) shown = &result;
    const bool other = visit.road > 0 && visit.road <= shown->others.size();
    std::vector<std::string> all;
    for (const Stage& stage : (other ? shown->others[visit.road - 1] : shown->plan).stages)
        all.push_back("milestone." + stage.step->id);
    return all;
}

bool more_to_come(const Node& node, const Driver& driver) {
    return begins_with(node.id, "nav.more") && node.enabled && node.label == driver.words()("nav.more");
}

}  // namespace

bool interactive(const Node& node) {
    return node.role == ui::Role::button || node.role == ui::Role::choice || node.role == ui::Role::link ||
           node.role == ui::Role::slider;
}

std::string millimetres(const Driver& driver, float pixels) {
    char text[32];
    std::snprintf(text, sizeof text, "%.2f mm", static_cast<double>(pixels / driver.display.px_per_mm));
    return text;
}

std::vector<ui::Text::Drawn> words_drawn(Driver& driver, bool ink) {
    std::vector<ui::Text::Drawn> drawn;
    driver.interface().text().watch(&drawn, ink);
    driver.pass();
    driver.interface().text().watch(nullptr);
    return drawn;
}

void measure_roles(const Driver& driver, Tally& tally) {
    const auto& targets = driver.interface().touch().targets();
    std::set<std::string> ids;
    for (const Node& node : driver.semantics().nodes) {
        tally.expect(Check::role, ids.insert(node.id).second, [&] {
            return Failure{Check::role, node.id, "the id a second time", "an id of its own", node.rect};
        });
        tally.expect(Check::role, !node.label.empty(), [&] {
            return Failure{Check::role, node.id, "no label", "a label that can be spoken", node.rect};
        });
        if (!interactive(node) || !node.enabled) continue;
        const auto target = std::find_if(targets.begin(), targets.end(),
                                         [&](const ui::Touch::Target& one) { return one.id == node.id; });
        const bool same = target != targets.end() && target->enabled && alike(target->seen, node.rect);
        tally.expect(Check::hit_area, same, [&] {
            return Failure{Check::hit_area, node.id,
                           target == targets.end() ? "nothing to touch" : "another place to touch",
                           "the place of its node", node.rect};
        });
    }
    for (const ui::Touch::Target& target : targets) {
        if (!target.enabled || target.hidden || !target.focusable) continue;
        const Node* node = driver.node(target.id);
        tally.expect(Check::role, node != nullptr && interactive(*node), [&] {
            return Failure{Check::role, target.id,
                           node == nullptr ? "a target without a node" : "a target whose role cannot be touched",
                           "a node with a role that can be touched", target.seen};
        });
    }
    tally.expect(Check::role, true, [] { return Failure{}; });  // that Dear ImGui was asked, too
    for (const ui::Item& item : driver.items()) {
        const auto& nodes = driver.semantics().nodes;
        const bool stands = std::any_of(nodes.begin(), nodes.end(), [&](const Node& node) {
            return interactive(node) && !node.label.empty() && alike(node.rect, item.rect);
        });
        tally.expect(Check::role, stands, [&] {
            return Failure{Check::role, "\"" + item.label + "\"", "an item of Dear ImGui without a node",
                           "a node with a role", item.rect};
        });
    }
}

void measure_targets(const Driver& driver, Tally& tally) {
    const float px = driver.display.px_per_mm;
    const auto& nodes = driver.semantics().nodes;
    const float least = ui::measure::target * px, apart = ui::measure::least_gap * px;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const Node& a = nodes[i];
        if (!interactive(a) || !a.enabled) continue;
        const float side = std::min(a.rect.width, a.rect.height);
        tally.expect(Check::size, side >= least - 0.5f, [&] {
            return Failure{Check::size, a.id, millimetres(driver, side), "at least " + millimetres(driver, least),
                           a.rect};
        });
        tally.expect(Check::on_screen, within(a.rect, screen_of(driver), 0.5f), [&] {
            return Failure{Check::on_screen, a.id, "it leaves the screen", "all of it on the screen", a.rect};
        });
        for (std::size_t j = i + 1; j < nodes.size(); ++j) {
            const Node& b = nodes[j];
            if (!interactive(b) || !b.enabled) continue;
            const float across = std::max(a.rect.x, b.rect.x) - std::min(a.rect.right(), b.rect.right());
            const float down = std::max(a.rect.y, b.rect.y) - std::min(a.rect.bottom(), b.rect.bottom());
            const float gap = std::max(across, down);
            tally.expect(Check::gap, gap >= apart - 0.5f, [&] {
                return Failure{Check::gap, a.id + " and " + b.id, gap < 0 ? "they overlap" : millimetres(driver, gap),
                               "at least " + millimetres(driver, apart), around(a.rect, b.rect)};
            });
        }
    }
}

void measure_road(const Driver& driver, Tally& tally) {
    const Model& model = driver.model;
    if (driver.semantics().screen != name(Screen::roadmap) || !model.visit.sheet.empty() ||
        model.settings.text == TextSize::largest)
        return;
    std::vector<std::string> ids = steps_shown(*derive(driver.world, model).now, model.visit);
    ids.insert(ids.end(), {"milestone.today", "road.star", "take_home.open", "nav.start_over"});
    if (const Node* star = driver.node("road.star"); star != nullptr) {
        const Derived now = derive(driver.world, model);
        const std::string pay = ui::pay_words(driver.words(), ui::pay_of(*driver.world.content, now.now->state)).year;
        tally.expect(Check::road, star->label.find(pay) != std::string::npos, [&] {
            return Failure{Check::road, star->id, star->label, "what it pays: " + pay, star->rect};
        });
    }
    for (const std::string& id : ids) {
        const Node* node = driver.node(id);
        const Rect rect = node == nullptr ? Rect{} : node->rect;
        tally.expect(Check::road, node != nullptr && within(rect, screen_of(driver), 0.5f), [&] {
            return Failure{Check::road, id, node == nullptr ? "it is not in view" : "it leaves the screen",
                           "the whole of it when the screen opens", rect};
        });
    }
}

void measure_reach(const Driver& driver, Tally& tally) {
    const Settings& settings = driver.model.settings;
    if (settings.reach == Reach::off || !driver.model.visit.here || driver.semantics().screen == name(Screen::desk))
        return;
    const ui::Display& display = driver.display;
    const auto height = [&](float y) {
        return static_cast<double>(display.floor_mm + (static_cast<float>(display.height) - y) / display.px_per_mm);
    };
    const double half = 0.5 / static_cast<double>(display.px_per_mm);
    for (const ui::Touch::Target& target : driver.interface().touch().targets()) {
        if (target.hidden || !target.focusable) continue;  // the ground is no target: something else does the same
        const double top = height(target.seen.y), foot = height(target.seen.bottom());
        tally.expect(Check::reach, top <= numbers::reach.most + half && foot >= numbers::reach.least - half, [&] {
            char found[64], expected[64];
            std::snprintf(found, sizeof found, "%.0f to %.0f mm above the floor", foot, top);
            std::snprintf(expected, sizeof expected, "%.0f to %.0f mm", numbers::reach.least, numbers::reach.most);
            return Failure{Check::reach, target.id, found, expected, target.seen};
        });
        const float far =
            settings.reach == Reach::left ? target.seen.right() : static_cast<float>(display.width) - target.seen.x;
        tally.expect(
            Check::reach, static_cast<double>(far / display.px_per_mm) <= numbers::reach_across.most + half, [&] {
                return Failure{Check::reach, target.id, millimetres(driver, far) + " from the edge at the hand",
                               "at most " + millimetres(driver, static_cast<float>(numbers::reach_across.most) *
                                                                    display.px_per_mm),
                               target.seen};
            });
    }
}

void measure_words(Driver& driver, Tally& tally, Pages& pages) {
    const auto drawn = words_drawn(driver);
    const Rect screen = screen_of(driver);
    const numbers::Number& bound = numbers::capital[static_cast<std::size_t>(driver.model.settings.text)];
    std::map<std::string, int> nth;
    for (const auto& line : drawn) {
        const Rect seen = both(both(line.capitals, line.clip), screen);
        auto& page_line = pages.lines[line.text + "\n" + std::to_string(nth[line.text]++)];
        page_line.whole = page_line.whole || within(line.capitals, both(line.clip, screen), 0.5f);
        if (!page_line.whole && (empty(page_line.rect) || !empty(seen))) page_line.rect = line.line;
        if (empty(seen)) continue;

        const double capital = static_cast<double>(line.capitals.height / driver.display.px_per_mm);
        const bool for_reading = line.style == ui::Style::caption || line.style == ui::Style::body ||
                                 line.style == ui::Style::strong || line.style == ui::Style::choice ||
                                 line.style == ui::Style::code;
        const double half = 0.5 / static_cast<double>(driver.display.px_per_mm);
        tally.expect(Check::capital, capital >= bound.least - 0.005 && (!for_reading || capital <= bound.most + half),
                     [&] {
                         char expected[48];
                         std::snprintf(expected, sizeof expected, "%.1f to %.1f mm", bound.least, bound.most);
                         return Failure{Check::capital, line.text, millimetres(driver, line.capitals.height), expected,
                                        line.line};
                     });
        tally.expect(Check::word, line.whole, [&] {
            return Failure{Check::word, line.text, "a word broken or left out", "room for every word", line.line};
        });

        for (const Node& node : driver.semantics().nodes) {
            if (!interactive(node)) continue;
            const float x = seen.x + seen.width / 2, y = seen.y + seen.height / 2;
            if (x < node.rect.x || x > node.rect.right() || y < node.rect.y || y > node.rect.bottom()) continue;
            tally.expect(Check::inside, within(seen, node.rect, pixel), [&] {
                return Failure{Check::inside, node.id, "\"" + line.text + "\" reaches over its edge",
                               "all of it inside", around(seen, node.rect)};
            });
        }
    }
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        for (std::size_t j = i + 1; j < drawn.size(); ++j) {
            const Rect a = both(drawn[i].capitals, drawn[i].clip), b = both(drawn[j].capitals, drawn[j].clip);
            if (empty(a) || empty(b)) continue;
            const Rect shared = both(a, b);
            tally.expect(Check::overlap, shared.width <= pixel || shared.height <= pixel, [&] {
                return Failure{Check::overlap, drawn[j].text, "on top of \"" + drawn[i].text + "\"", "room of its own",
                               around(a, b)};
            });
        }
    }
    const auto& missing = driver.interface().text().missing();
    tally.expect(Check::letter, missing.empty(), [&] {
        return Failure{Check::letter, missing.front(), "a letter that Inter lacks", "letters that it has", screen};
    });
    for (const std::string& text : driver.interface().text().overflows()) {
        if (std::none_of(drawn.begin(), drawn.end(),
                         [&](const auto& line) { return line.text == text && !line.whole; })) {
            tally.expect(Check::word, false, [&] {
                return Failure{Check::word, text, "higher than its place", "room for every line", screen};
            });
        }
    }

    for (const Node& node : driver.semantics().nodes) {
        if (node.role != ui::Role::choice || !begins_with(node.id, "choice.") || driver.semantics().screen == "desk")
            continue;
        if (is_tile(node)) pages.tiles.insert(node.id);  // some pages show a part of it
        Rect& best = pages.answers[node.id];
        if (node.rect.height > best.height) best = node.rect;
    }
}

void measure_pages(const Driver& driver, const Pages& pages, Tally& tally) {
    for (const auto& [key, line] : pages.lines) {
        tally.expect(Check::cut, line.whole, [&, &key = key, &line = line] {
            return Failure{Check::cut, key.substr(0, key.rfind('\n')), "a line that is cut on every page",
                           "a page on which it is whole", line.rect};
        });
    }
    const float least = ui::measure::choice * driver.display.px_per_mm;
    for (const auto& [id, rect] : pages.answers) {
        if (pages.tiles.count(id) != 0) continue;
        tally.expect(Check::answer, rect.height >= least - pixel, [&, &id = id, &rect = rect] {
            return Failure{Check::answer, id, millimetres(driver, rect.height),
                           "at least " + millimetres(driver, least), rect};
        });
    }
}

void measure_screen(Driver& driver, const Depth& depth, Tally& tally,
                    const std::function<void(std::size_t)>& page_done) {
    Pages pages;
    for (int page = 0; page < most_pages; ++page) {
        const std::size_t first = tally.failures.size();
        measure_roles(driver, tally);
        measure_targets(driver, tally);
        measure_reach(driver, tally);
        if (page == 0) measure_road(driver, tally);
        measure_words(driver, tally, pages);
        if (depth.pixels) measure_contrast(driver, tally);
        if (depth.press) measure_press(driver, tally);
        if (page_done) page_done(first);
        std::vector<std::string> more;
        for (const Node& node : driver.semantics().nodes)
            if (more_to_come(node, driver)) more.push_back(node.id);
        if (more.empty()) break;
        for (const std::string& id : more) driver.tap(id);
    }
    const std::size_t first = tally.failures.size();
    measure_pages(driver, pages, tally);
    if (depth.focus) measure_focus(driver, tally);
    if (page_done) page_done(first);
}

Layout layout_of(Driver& driver) {
    Layout layout;
    for (const auto& line : words_drawn(driver))
        layout.lines.push_back({line.text, line.line, line.capitals, line.clip, line.whole});
    layout.nodes = driver.semantics().nodes;
    for (const ui::Touch::Target& target : driver.interface().touch().targets())
        layout.targets.push_back({target.id, target.seen, target.enabled, target.hidden});
    layout.overflows = driver.interface().text().overflows();
    layout.rests = driver.rest() > 0;
    return layout;
}

void measure_motion(Driver& driver, const Model& model, Tally& tally) {
    Model moving = model;
    moving.settings.motion = true;
    driver.still = true;
    driver.show(moving);
    const auto at_rest = driver.semantics().nodes;
    driver.still = false;
    driver.show(moving);
    driver.wait(numbers::motion.most);
    driver.settle();
    // Passers-by are shown a road that is drawn for longer, and languages in turn.
    const bool attract = driver.semantics().screen == "attract";
    if (!attract) {
        tally.expect(Check::motion, driver.rest() > 0, [&] {
            return Failure{Check::motion, driver.semantics().screen, "something still moves", "rest after 0.25 s",
                           screen_of(driver)};
        });
        tally.expect(Check::motion, driver.semantics().nodes == at_rest, [&] {
            return Failure{Check::motion, driver.semantics().screen, "other nodes than without motion", "the same",
                           screen_of(driver)};
        });
    }
    driver.still = true;
}

}  // namespace milepost::conform
