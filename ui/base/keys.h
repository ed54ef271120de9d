#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What each key means: one table, for keyboards, keypads of a few tactile keys and switches alike, because all of them
/// are keyboards to the system. A keypad or switch interface that sends other keys is set up, or its keys are added
/// here.
namespace milepost::ui {

/// What a key asks for, wherever one is.
enum class Command {
    none,
    next,
    previous,
    select,
    back,
    page_on,
    page_back,
    first,
    last,
    repeat,
    help,
    pause,
    slower,
    faster,
    quieter,
    louder,
    curtain,
    language
};

struct KeyUse {
    int key = 0;  ///< an ImGuiKey
    Command does = Command::none;
    std::string_view name;  ///< of the message "key.NAME", which names the key
};

/// Every key that does something.
const std::vector<KeyUse>& key_uses();
/// What a key is for; null: nothing. Shift turns Tab around.
const KeyUse* use_of(int key, bool shift);
/// Does it concern speech alone, and leave the focus where it is?
bool is_of_speech(Command command);
/// "select": the last part of the messages that tell what a command does ("keys.does.select").
std::string_view name_of(Command command);

/// A key that was pressed where keys are learned.
struct HeardKey {
    Command does = Command::none;
    std::string_view name = {};  ///< of the message "key.NAME"; empty: a key of no use
    std::string engraved = {};   ///< what stands on it in English: for those of no use
};

}  // namespace milepost::ui
