#pragma once
#include <sys/types.h>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace milepost::printing {

/// A file descriptor that is closed with its owner.
class Descriptor {
  public:
    explicit Descriptor(int number = -1) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept;
    Descriptor& operator=(Descriptor&& other) noexcept;
    ~Descriptor() { close(); }

    void close();
    [[nodiscard]] int number() const { return number_; }

  private:
    int number_ = -1;
};

/// By this number a program holds a file that another shares with it.
inline constexpr int shared_descriptor = 3;

/// A file in memory, without a name on any disk, which nobody can change any more; none where there is no memory for
/// it.
Descriptor sealed(const std::string& bytes);

/// Another program that runs for this one. It gets its standard input and output from us, holds no other file of ours
/// but `shared`, and is killed with all of its group when this goes.
class Child {
  public:
    struct Start {
        std::string program;
        std::vector<std::string> arguments;
        int output = -1;           ///< where its standard output goes; -1: to us
        int shared = -1;           ///< a file of ours that it holds too, as `shared_descriptor`; -1: none
        bool own_group = true;     ///< with all that it starts: a group that `kill` ends
        bool tells_errors = true;  ///< its standard error is ours; otherwise nobody's
    };

    /// Nothing where it could not be started.
    static std::optional<Child> start(const Start& what);
    Child(Child&& other) noexcept;
    Child& operator=(Child&& other) noexcept;
    ~Child() { kill(); }

    /// Writes to its standard input, never waits. One that has ended, or does not read, is told in vain.
    void tell(std::string_view text);
    void close_input() { input_.close(); }
    void close_output() { output_.close(); }
    [[nodiscard]] int output() const { return output_.number(); }
    /// Readable once it has ended.
    [[nodiscard]] int end() const { return end_.number(); }

    /// Its exit status once it has ended, 128 + N where signal N ended it. Nothing while it runs.
    std::optional<int> ended();
    /// Waits so long at most.
    std::optional<int> ended(std::chrono::milliseconds patience);
    /// Ends it and its group, and waits for it.
    void kill();

  private:
    Child() = default;

    pid_t process_ = -1;  // -1: ended and waited for
    bool own_group_ = true;
    int status_ = 0;
    Descriptor input_, output_, end_;
};

}  // namespace milepost::printing
