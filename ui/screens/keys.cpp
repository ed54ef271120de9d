#include "ui/base/keys.h"

#include "ui/screens/screens.h"
#include "ui/widgets/widgets.h"

namespace milepost::ui::screens {
namespace {

constexpr Command taught[] = {Command::next,      Command::previous, Command::select, Command::back,   Command::page_on,
                              Command::page_back, Command::first,    Command::last,   Command::repeat, Command::help};

std::string does(const Words& words, Command command) { return words("keys.does." + std::string(name_of(command))); }

std::string keys_of(const Words& words, Command command) {
    std::string all;
    for (const KeyUse& use : key_uses())
        if (use.does == command) all += (all.empty() ? "" : ", ") + words("key." + std::string(use.name));
    return all;
}

}  // namespace

// Each key is told and does nothing, but that the one that chooses, pressed twice, leads out: every device has it.
void keys(Frame& frame) {
    const Words& words = frame.words;
    Touch& touch = frame.interface.touch();
    touch.learn();
    if (touch.learned()) frame.actions.emplace_back(action::Close{});
    Page page(frame, {.bar = close_bar(frame), .tools = false});
    const auto heard = [&](Column& column) {
        title(column, words("keys.title"));
        paragraph(column, words("keys.lead"));
        const float top = column.y();
        card(
            column,
            [&](Column& inner) {
                const auto& key = touch.heard();
                if (!key) return say(inner, Style::heading, words("keys.none"));
                say(inner, Style::heading, key->name.empty() ? key->engraved : words("key." + std::string(key->name)));
                say(inner, Style::body, does(words, key->does));
                if (key->does == Command::select) say(inner, Style::body, words("keys.again"));
            },
            Surface::note);
        if (touch.just_heard()) frame.interface.reveal({column.x(), top, column.width(), column.used() - top});
        paragraph(column, words("keys.leave"));
    };
    const auto table = [&](Column& column) {
        for (const Command command : taught) {
            say(column, Style::strong, does(words, command));
            caption(column, keys_of(words, command));
            column.space(measure::tight);
        }
    };
    if (page.landscape()) {
        const Column lead = page.lead(0.5f);
        const Column follow = page.follow(lead);
        scrolled(frame, "heard", lead.rest(), heard);
        scrolled(frame, "keys", follow.rest(), table);
    } else {
        scrolled(frame, "keys", page.whole().rest(), [&](Column& column) {
            heard(column);
            column.space(measure::section);
            table(column);
        });
    }
    page.finish();
}

}  // namespace milepost::ui::screens
