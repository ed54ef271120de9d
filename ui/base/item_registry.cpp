#include "ui/base/item_registry.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <utility>

namespace {

std::vector<milepost::ui::Item> kept;  // Dear ImGui's hooks carry no pointer of ours

}  // namespace

// What Dear ImGui calls with IMGUI_ENABLE_TEST_ENGINE defined (third_party/imgui.cmake), while a registry lives.
void ImGuiTestEngineHook_ItemAdd(ImGuiContext*, ImGuiID id, const ImRect& box, const ImGuiLastItemData*) {
    if (id != 0) kept.push_back({id, {}, {box.Min.x, box.Min.y, box.GetWidth(), box.GetHeight()}});
}

void ImGuiTestEngineHook_ItemInfo(ImGuiContext*, ImGuiID id, const char* label, ImGuiItemStatusFlags) {
    for (milepost::ui::Item& item : kept)
        if (item.id == id && label != nullptr) item.label = label;
}

void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}
const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) { return nullptr; }

namespace milepost::ui {

ItemRegistry::ItemRegistry() {
    kept.clear();
    ImGui::GetCurrentContext()->TestEngineHookItems = true;
}

ItemRegistry::~ItemRegistry() { ImGui::GetCurrentContext()->TestEngineHookItems = false; }

std::vector<Item> ItemRegistry::take() { return std::exchange(kept, {}); }

}  // namespace milepost::ui
