#include "kiosk/window/window.h"

#include <glad/gl.h>
// glad first: it stands in for the system's OpenGL header
#include <GLFW/glfw3.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

#include <algorithm>
#include <atomic>
#include <cfloat>
#include <mutex>
#include <utility>

#include "kiosk/window/x_server.h"

namespace milepost::kiosk {
namespace {

constexpr int touch_button = 0;

/// GLFW's name of a key as Dear ImGui's; what it does stands in ui/base/keys.h. None ends the kiosk, Escape and Alt-F4
/// neither.
ImGuiKey key_of(int key) {
    const auto of_row = [&](int first, int last, int named) {
        return key >= first && key <= last ? static_cast<ImGuiKey>(named + key - first) : ImGuiKey_None;
    };
    for (const ImGuiKey named :
         {of_row(GLFW_KEY_A, GLFW_KEY_Z, ImGuiKey_A), of_row(GLFW_KEY_0, GLFW_KEY_9, ImGuiKey_0),
          of_row(GLFW_KEY_KP_0, GLFW_KEY_KP_9, ImGuiKey_Keypad0), of_row(GLFW_KEY_F1, GLFW_KEY_F24, ImGuiKey_F1)})
        if (named != ImGuiKey_None) return named;
    switch (key) {
        case GLFW_KEY_TAB: return ImGuiKey_Tab;
        case GLFW_KEY_LEFT: return ImGuiKey_LeftArrow;
        case GLFW_KEY_RIGHT: return ImGuiKey_RightArrow;
        case GLFW_KEY_UP: return ImGuiKey_UpArrow;
        case GLFW_KEY_DOWN: return ImGuiKey_DownArrow;
        case GLFW_KEY_PAGE_UP: return ImGuiKey_PageUp;
        case GLFW_KEY_PAGE_DOWN: return ImGuiKey_PageDown;
        case GLFW_KEY_HOME: return ImGuiKey_Home;
        case GLFW_KEY_END: return ImGuiKey_End;
        case GLFW_KEY_INSERT: return ImGuiKey_Insert;
        case GLFW_KEY_DELETE: return ImGuiKey_Delete;
        case GLFW_KEY_KP_DECIMAL: return ImGuiKey_KeypadDecimal;
        case GLFW_KEY_KP_DIVIDE: return ImGuiKey_KeypadDivide;
        case GLFW_KEY_KP_MULTIPLY: return ImGuiKey_KeypadMultiply;
        case GLFW_KEY_KP_SUBTRACT: return ImGuiKey_KeypadSubtract;
        case GLFW_KEY_KP_ADD: return ImGuiKey_KeypadAdd;
        case GLFW_KEY_ENTER: return ImGuiKey_Enter;
        case GLFW_KEY_KP_ENTER: return ImGuiKey_KeypadEnter;
        case GLFW_KEY_SPACE: return ImGuiKey_Space;
        case GLFW_KEY_BACKSPACE: return ImGuiKey_Backspace;
        case GLFW_KEY_ESCAPE: return ImGuiKey_Escape;
        case GLFW_KEY_LEFT_SHIFT: return ImGuiKey_LeftShift;
        case GLFW_KEY_RIGHT_SHIFT: return ImGuiKey_RightShift;
        default: return ImGuiKey_None;
    }
}

std::mutex starting;  ///< GLFW, which threads may wake at any time
std::atomic<bool> displays_changed = false;
std::optional<DisplayWatch> displays_watch;
std::string applicants_display;  ///< by its name: which is the first changes as displays go and come

std::string name_of(GLFWmonitor* monitor) {
    const char* name = monitor == nullptr ? nullptr : glfwGetMonitorName(monitor);
    return name == nullptr ? "" : name;
}

std::string last_error() {
    const char* text = nullptr;
    glfwGetError(&text);
    return text == nullptr ? "no reason given" : text;
}

}  // namespace

/// GLFW's events, as Dear ImGui takes them.
struct Callbacks {
    /// Whose event it is; what follows goes to that one's Dear ImGui.
    static Window& of(GLFWwindow* window) {
        Window& self = *static_cast<Window*>(glfwGetWindowUserPointer(window));
        ImGui::SetCurrentContext(self.context_);
        return self;
    }

    static void move_to(double x, double y) {
        ImGuiIO& io = ImGui::GetIO();
        io.AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
        io.AddMousePosEvent(static_cast<float>(x), static_cast<float>(y));
    }

    /// A finger is nowhere while it does not touch: a pointer that only passes is not told, and one that lifts leaves,
    /// so that nothing stays lit under it.
    static void button(GLFWwindow* window, int button, int action, int) {
        Window& self = of(window);
        if (button != touch_button || (action == GLFW_RELEASE && !self.touching_)) return;
        self.input_ = true;
        self.touching_ = action == GLFW_PRESS;
        self.press_ = self.press_ || self.touching_;
        if (!self.pointer_) {  // nothing has moved since the window opened
            self.pointer_.emplace();
            glfwGetCursorPos(window, &self.pointer_->first, &self.pointer_->second);
        }
        move_to(self.pointer_->first, self.pointer_->second);  // where it was then: to ask tells where it is by now
        ImGui::GetIO().AddMouseButtonEvent(touch_button, self.touching_);
        if (!self.touching_) ImGui::GetIO().AddMousePosEvent(-FLT_MAX, -FLT_MAX);
    }

    static void moved(GLFWwindow* window, double x, double y) {
        Window& self = of(window);
        self.pointer_ = {x, y};
        if (!self.touching_) return;
        self.input_ = true;
        move_to(x, y);
    }

    static void wheel(GLFWwindow* window, double x, double y) {
        of(window).input_ = true;
        ImGui::GetIO().AddMouseWheelEvent(static_cast<float>(x), static_cast<float>(y));
    }

    static void key(GLFWwindow* window, int key, int, int action, int mods) {
        const ImGuiKey known = key_of(key);
        if (known == ImGuiKey_None || action == GLFW_REPEAT) return;
        of(window).input_ = true;
        if (action == GLFW_PRESS) of(window).press_ = true;
        ImGuiIO& io = ImGui::GetIO();
        io.AddKeyEvent(ImGuiMod_Shift, (mods & GLFW_MOD_SHIFT) != 0);
        io.AddKeyEvent(known, action == GLFW_PRESS);
    }

    static void resized(GLFWwindow* window, int width, int height) {
        Window& self = of(window);
        if (width <= 0 || height <= 0) return;
        self.size_ = {width, height};
        self.damage_ = true;
    }

    static void exposed(GLFWwindow* window) { of(window).damage_ = true; }

    /// Another window takes the keys: GLFW lifts them all, and a finger that is down next, which its owner did not. It
    /// is taken away before that, and chooses nothing. Dear ImGui is not told of the focus: it would drop the touch
    /// that comes after.
    static void focused(GLFWwindow* window, int focused) {
        Window& self = of(window);
        if (focused != 0 || !self.touching_) return;
        self.input_ = true;
        self.touching_ = false;
        ImGui::GetIO().AddMousePosEvent(-FLT_MAX, -FLT_MAX);
        ImGui::GetIO().AddMouseButtonEvent(touch_button, false);
    }

    static void install(GLFWwindow* window) {
        glfwSetMouseButtonCallback(window, button);
        glfwSetCursorPosCallback(window, moved);
        glfwSetScrollCallback(window, wheel);
        glfwSetKeyCallback(window, key);
        glfwSetFramebufferSizeCallback(window, resized);
        glfwSetWindowRefreshCallback(window, exposed);
        glfwSetWindowFocusCallback(window, focused);
    }
};

struct Opener {
    /// Until the program ends: OpenGL's library would go with GLFW, and Dear ImGui looks its functions up but once.
    static bool start_glfw() {
        const std::lock_guard lock(starting);
        return glfwInit() == GLFW_TRUE;
    }

    /// The display whose picture holds this point; null: none.
    static GLFWmonitor* display_at(int x, int y) {
        int count = 0;
        GLFWmonitor** monitors = glfwGetMonitors(&count);
        for (int i = 0; i < count; ++i) {
            int left = 0, top = 0;
            glfwGetMonitorPos(monitors[i], &left, &top);
            const GLFWvidmode* mode = glfwGetVideoMode(monitors[i]);
            if (mode != nullptr && x >= left && x < left + mode->width && y >= top && y < top + mode->height)
                return monitors[i];
        }
        return nullptr;
    }

    /// The display of this name; null: none, nor of no name.
    static GLFWmonitor* display_named(const std::string& name) {
        int count = 0;
        GLFWmonitor** monitors = glfwGetMonitors(&count);
        for (int i = 0; i < count; ++i)
            if (!name.empty() && name_of(monitors[i]) == name) return monitors[i];
        return nullptr;
    }

    static std::optional<DeskPlace> place(const DeskWish& wish) {
        if (wish.size) {
            if (wish.at && display_at(wish.at->first, wish.at->second) == nullptr) return {};
            return DeskPlace{wish.at ? wish.at->first : 0, wish.at ? wish.at->second : 0, *wish.size, {}};
        }
        int count = 0;
        GLFWmonitor** monitors = glfwGetMonitors(&count);
        for (int i = 0; i < count; ++i) {
            const std::string name = name_of(monitors[i]);
            if (name == applicants_display || (!wish.display.empty() && wish.display != name)) continue;
            if (const GLFWvidmode* mode = glfwGetVideoMode(monitors[i]); mode != nullptr && mode->width > 0)
                return DeskPlace{0, 0, {}, name};
        }
        return {};
    }

    static void make_window(Window& self, std::optional<Size> size, const DeskPlace* desk) {
        glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
        glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 0);
        glfwWindowHint(GLFW_DECORATED, GLFW_FALSE);
        glfwWindowHint(GLFW_RESIZABLE, GLFW_FALSE);
        glfwWindowHint(GLFW_AUTO_ICONIFY, GLFW_FALSE);  // another window in front must not put the kiosk away
        for (const int unused : {GLFW_ALPHA_BITS, GLFW_DEPTH_BITS, GLFW_STENCIL_BITS}) glfwWindowHint(unused, 0);
        GLFWmonitor* monitor = desk != nullptr ? display_named(desk->display)
                               : size          ? nullptr
                                               : glfwGetPrimaryMonitor();
        if (const GLFWvidmode* mode = monitor == nullptr ? nullptr : glfwGetVideoMode(monitor)) {
            size = {mode->width, mode->height};
            glfwWindowHint(GLFW_REFRESH_RATE, mode->refreshRate);  // the display's mode is its own
        }
        if (!size) return;
        self.window_ = glfwCreateWindow(size->width, size->height, desk != nullptr ? "Milepost desk" : "Milepost",
                                        monitor, nullptr);
        if (self.window_ == nullptr) return;
        if (desk != nullptr && monitor == nullptr) glfwSetWindowPos(self.window_, desk->x, desk->y);
        if (monitor != nullptr) glfwSetInputMode(self.window_, GLFW_CURSOR, GLFW_CURSOR_HIDDEN);
        self.display_ = name_of(monitor);
        if (desk == nullptr) applicants_display = name_of(glfwGetPrimaryMonitor());
        glfwSetWindowUserPointer(self.window_, &self);
        glfwGetFramebufferSize(self.window_, &self.size_.width, &self.size_.height);
    }

    static bool start_drawing(Window& self) {
        glfwMakeContextCurrent(self.window_);
        // A touch is answered at once, not at the display's next turn; `pace` keeps animations from running wild.
        glfwSwapInterval(0);
        if (gladLoadGL(glfwGetProcAddress) == 0) return false;
        self.context_ = ImGui::CreateContext();
        ImGui::SetCurrentContext(self.context_);
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.LogFilename = nullptr;
        io.BackendPlatformName = "milepost";
        io.ConfigErrorRecoveryEnableAssert = false;
        io.ConfigErrorRecoveryEnableTooltip = false;
        self.drawing_ = ImGui_ImplOpenGL3_Init("#version 130");
        return self.drawing_;
    }

    static std::variant<std::unique_ptr<Window>, NoWindow> open(std::optional<Size> size, const DeskPlace* desk) {
        std::unique_ptr<Window> self(new Window);
#ifdef GLFW_PLATFORM  // 3.4 chooses at run time; it has no touch on Wayland
        glfwInitHint(GLFW_PLATFORM, GLFW_PLATFORM_X11);
#endif
        if (!start_glfw()) return NoWindow{"No display: " + last_error()};
        if (!displays_watch) {
            glfwSetMonitorCallback([](GLFWmonitor*, int) { displays_changed = true; });
            displays_watch.emplace([] {
                displays_changed = true;
                Window::wake();
            });
        }
        make_window(*self, size, desk);
        outlive_displays();  // GLFW let go of the handler, also where it made none
        if (self->window_ == nullptr) return NoWindow{"No window with OpenGL 3.0: " + last_error()};
        if (!start_drawing(*self)) return NoWindow{"No OpenGL 3.0: its functions could not be loaded"};
        Callbacks::install(self->window_);
        return self;
    }
};

Window::~Window() {
    if (context_ != nullptr) {
        enter();
        if (drawing_) ImGui_ImplOpenGL3_Shutdown();
        ImGui::DestroyContext(context_);
    }
    if (window_ != nullptr) glfwDestroyWindow(window_);
}

void Window::enter() {
    glfwMakeContextCurrent(window_);
    ImGui::SetCurrentContext(context_);
}

void Window::poll() { glfwPollEvents(); }
void Window::wait(double seconds) { glfwWaitEventsTimeout(seconds); }
void Window::wait() { glfwWaitEvents(); }
void Window::wake() {
    const std::lock_guard lock(starting);
    glfwPostEmptyEvent();
}

void Window::follow_display() {
    GLFWmonitor* monitor = Opener::display_named(display_);
    const GLFWvidmode* mode = monitor == nullptr ? nullptr : glfwGetVideoMode(monitor);
    if (mode == nullptr) return;
    int x = 0, y = 0, left = 0, top = 0;
    glfwGetWindowPos(window_, &x, &y);
    glfwGetMonitorPos(monitor, &left, &top);
    const bool there = x == left && y == top && size_.width == mode->width && size_.height == mode->height;
    if (there && glfwGetWindowMonitor(window_) == monitor) return;
    glfwSetWindowMonitor(window_, monitor, 0, 0, mode->width, mode->height, mode->refreshRate);
    damage_ = true;
}

std::vector<std::string> Window::displays() {
    int count = 0;
    GLFWmonitor** monitors = glfwGetMonitors(&count);
    std::vector<std::string> names{applicants_display};
    for (int i = 0; i < count; ++i)
        if (name_of(monitors[i]) != applicants_display) names.push_back(name_of(monitors[i]));
    return names;
}

bool Window::take_input() { return std::exchange(input_, false); }
bool Window::take_press() { return std::exchange(press_, false); }
bool Window::take_damage() { return std::exchange(damage_, false); }

void Window::begin(double delta) {
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {static_cast<float>(size_.width), static_cast<float>(size_.height)};
    io.DeltaTime = std::max(static_cast<float>(delta), 1e-4F);  // Dear ImGui takes no zero
    ImGui_ImplOpenGL3_NewFrame();
}

void Window::draw(ui::Colour ground) {
    glViewport(0, 0, size_.width, size_.height);
    constexpr float most = 255;
    glClearColor(float(ground.r) / most, float(ground.g) / most, float(ground.b) / most, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

Picture Window::picture() const {
    Picture out{size_.width, size_.height, {}};
    const auto row = static_cast<std::size_t>(size_.width) * 3;
    const auto rows = static_cast<std::size_t>(size_.height);
    std::vector<std::uint8_t> upside_down(row * rows);
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, size_.width, size_.height, GL_RGB, GL_UNSIGNED_BYTE, upside_down.data());
    out.rgb.resize(upside_down.size());
    for (std::size_t y = 0; y < rows; ++y)
        std::copy_n(upside_down.data() + (rows - 1 - y) * row, row, out.rgb.data() + y * row);
    return out;
}

void Window::present() { glfwSwapBuffers(window_); }

std::variant<std::unique_ptr<Window>, NoWindow> open_window(std::optional<Size> size) {
    return Opener::open(size, nullptr);
}
std::variant<std::unique_ptr<Window>, NoWindow> open_window(const DeskPlace& place) {
    return Opener::open(place.size, &place);
}
std::optional<DeskPlace> desk_place(const DeskWish& wish) { return Opener::place(wish); }
bool take_displays_changed() { return displays_changed.exchange(false); }

}  // namespace milepost::kiosk
