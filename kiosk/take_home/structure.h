#pragma once
#include <optional>
#include <string>
#include <vector>

namespace milepost::take_home {

/// A place on a page, in points from its top left.
struct Box {
    double left = 0, top = 0, right = 0, bottom = 0;
};

/// What a screen reader is told of an element beside its words.
struct Meaning {
    std::string language{};  ///< of its words; empty: as what it stands in
    std::string alt{};       ///< of a figure: what it shows, in words
    std::optional<Box> box{};
};

/// What a document is, beside how it looks: the tree that a screen reader walks (ISO 32000-1, 14.7), made while it is
/// drawn. Nothing is drawn but in a stretch, and each stretch is the content of an element or decoration.
class Structure {
  public:
    struct Element {
        std::string type;  ///< "H1", "P", "L", "LI", "Figure", … (ISO 32000-1, 14.8.4)
        Meaning meaning{};
        std::size_t parent = 0;
        /// In the order of reading: elements, and stretches of what was drawn.
        struct Kid {
            bool element = false;
            std::size_t index = 0;
        };
        std::vector<Kid> kids{};
    };
    struct Stretch {
        std::size_t page = 0;
        std::optional<std::size_t> element{};  ///< none: decoration
        bool picture = false;                  ///< of shapes; else of letters
    };
    enum class Kind {
        words,
        picture,
        decoration,  ///< words that say nothing to those who do not see them
    };

    void begin(const std::string& type, Meaning meaning = {});
    void end() { open_ = elements_[open_].parent; }
    /// What is drawn next, on this page. Throws for a picture right after a picture: nothing in a PDF of Cairo's tells
    /// them apart.
    void stretch(std::size_t page, Kind kind);

    /// The first is the document; the others follow the one that they stand in.
    [[nodiscard]] const std::vector<Element>& elements() const { return elements_; }
    [[nodiscard]] const std::vector<Stretch>& stretches() const { return stretches_; }

  private:
    std::vector<Element> elements_{{"Document"}};
    std::vector<Stretch> stretches_;
    std::size_t open_ = 0;
};

}  // namespace milepost::take_home
