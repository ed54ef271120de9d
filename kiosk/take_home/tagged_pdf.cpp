#include "kiosk/take_home/tagged_pdf.h"

#include <algorithm>
#include <initializer_list>
#include <qpdf/Buffer.hh>
#include <qpdf/Pl_Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>
#include <stdexcept>

namespace milepost::take_home {
namespace {

using Object = QPDFObjectHandle;

/// Where a stretch came to lie: the page, and its number there; decoration has none.
struct Place {
    std::size_t page = 0;
    int number = 0;
};

bool one_of(const std::string& word, std::initializer_list<const char*> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Reads a page's operators, and writes where each stretch begins and ends as the structure has it. Letters lie within
/// Cairo's own marks; shapes outside of them are the picture that comes next, up to the next letters or the end of what
/// they are drawn in.
class Marks : public Object::TokenFilter {
  public:
    Marks(const Structure& structure, std::vector<Place>& places, std::size_t page)
        : structure_(structure), places_(places), page_(page) {}

    void handleToken(const QPDFTokenizer::Token& token) override {
        held_ += token.getRawValue();
        if (token.getType() == QPDFTokenizer::tt_name && token.getValue() == "/MCID") numbered_ = true;
        if (token.getType() == QPDFTokenizer::tt_word) operation(token.getValue());
    }
    void handleEOF() override {
        end_picture();
        write(held_);
    }

  private:
    void operation(const std::string& name) {
        if (name == "BDC" || name == "BMC") {
            ++depth_;
            if (numbered_) {
                end_picture();
                held_ = beginning(false);
            }
        }
        numbered_ = false;
        if (name == "EMC") --depth_;
        if (depth_ == 0 && one_of(name, {"m", "re", "l", "c", "v", "y", "h", "W", "W*"}))
            return;  // until it is known whether it is painted
        if (depth_ == 0 && one_of(name, {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*"}) && !picture_) {
            held_ = beginning(true) + held_;
            picture_ = true;
        }
        if (name == "Q") end_picture();
        write(held_);
        held_.clear();
    }

    void end_picture() {
        if (picture_) write("\nEMC");
        picture_ = false;
    }

    std::string beginning(bool picture) {
        const std::size_t index = places_.size();
        if (index >= structure_.stretches().size()) throw std::logic_error("a page has more stretches than were drawn");
        const Structure::Stretch& stretch = structure_.stretches()[index];
        if (stretch.page != page_ || stretch.picture != picture)
            throw std::logic_error("a stretch is another than was drawn");
        if (!stretch.element) {
            places_.push_back({page_});
            return "\n/Artifact BMC";
        }
        places_.push_back({page_, next_});
        return "\n/" + structure_.elements()[*stretch.element].type + " << /MCID " + std::to_string(next_++) +
               " >> BDC";
    }

    const Structure& structure_;
    std::vector<Place>& places_;
    const std::size_t page_;
    std::string held_;
    bool numbered_ = false, picture_ = false;
    int next_ = 0, depth_ = 0;
};

std::string escaped(const std::string& text) {
    std::string xml;
    for (const char c : text) {
        if (c == '&') xml += "&amp;";
        else if (c == '<') xml += "&lt;";
        else if (c == '>') xml += "&gt;";
        else xml += c;
    }
    return xml;
}

/// XMP (ISO 16684-1), as ISO 14289-1, 5 and 7.1 ask for it.
std::string metadata(const About& about) {
    const std::string at = about.day + "T00:00:00Z";
    const std::string made = about.day.empty() ? ""
                                               : "<xmp:CreateDate>" + at + "</xmp:CreateDate>\n<xmp:ModifyDate>" + at +
                                                     "</xmp:ModifyDate>\n";
    return "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
           "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
           "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
           "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" "
           "xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
           "<pdfuaid:part>1</pdfuaid:part>\n"
           "<dc:format>application/pdf</dc:format>\n"
           "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">" +
           escaped(about.title) +
           "</rdf:li></rdf:Alt></dc:title>\n"
           "<dc:language><rdf:Bag><rdf:li>" +
           about.language +
           "</rdf:li></rdf:Bag></dc:language>\n"
           "<xmp:CreatorTool>Milepost</xmp:CreatorTool>\n" +
           made + "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>";
}

Object box_of(const Box& box, double height) {  // PDF counts from the foot of the page
    return Object::newArray(Object::Rectangle(box.left, height - box.bottom, box.right, height - box.top));
}

class Tagger {
  public:
    Tagger(const std::string& drawn, const Structure& structure, const About& about)
        : structure_(structure), about_(about) {
        pdf_.processMemoryFile("what Cairo drew", drawn.data(), drawn.size());
        pages_ = QPDFPageDocumentHelper(pdf_).getAllPages();
    }

    std::string write() {
        mark();
        tree();
        describe();
        QPDFWriter writer(pdf_);
        writer.setOutputMemory();
        writer.setMinimumPDFVersion("1.7");
        writer.setObjectStreamMode(qpdf_o_disable);  // every printer that takes a PDF reads it
        writer.setDeterministicID(true);
        writer.write();
        const auto buffer = writer.getBufferSharedPointer();
        return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
    }

  private:
    void mark() {
        for (std::size_t p = 0; p < pages_.size(); ++p) {
            Marks marks(structure_, places_, p);
            Pl_Buffer out("a page");
            pages_[p].filterContents(&marks, &out);
            out.finish();
            pages_[p].getObjectHandle().replaceKey("/Contents", Object::newStream(&pdf_, out.getBufferSharedPointer()));
        }
        if (places_.size() != structure_.stretches().size())
            throw std::logic_error("a page has fewer stretches than were drawn");
    }

    void tree() {
        Object root = pdf_.makeIndirectObject(Object::parse("<< /Type /StructTreeRoot >>"));
        std::vector<Object> made;
        for (const Structure::Element& element : structure_.elements())
            made.push_back(pdf_.makeIndirectObject(Object::parse("<< /Type /StructElem /S /" + element.type + " >>")));
        for (std::size_t e = 0; e < made.size(); ++e)
            fill(made, e, e == 0 ? root : made[structure_.elements()[e].parent]);
        root.replaceKey("/K", made.front());
        Object numbers = Object::newArray();
        for (std::size_t p = 0; p < pages_.size(); ++p) {
            Object parents = Object::newArray();
            for (std::size_t s = 0; s < places_.size(); ++s) {
                const auto& stretch = structure_.stretches()[s];
                if (stretch.page == p && stretch.element) parents.appendItem(made[*stretch.element]);
            }
            numbers.appendItem(Object::newInteger(static_cast<long long>(p)));
            numbers.appendItem(pdf_.makeIndirectObject(parents));
            pages_[p].getObjectHandle().replaceKey("/StructParents", Object::newInteger(static_cast<long long>(p)));
            pages_[p].getObjectHandle().replaceKey("/Tabs", Object::newName("/S"));
        }
        Object parents = Object::newDictionary();
        parents.replaceKey("/Nums", numbers);
        root.replaceKey("/ParentTree", pdf_.makeIndirectObject(parents));
        root.replaceKey("/ParentTreeNextKey", Object::newInteger(static_cast<long long>(pages_.size())));
        pdf_.getRoot().replaceKey("/StructTreeRoot", root);
    }

    void fill(std::vector<Object>& made, std::size_t e, const Object& parent) {
        const Structure::Element& element = structure_.elements()[e];
        Object& object = made[e];
        object.replaceKey("/P", parent);
        if (!element.meaning.language.empty())
            object.replaceKey("/Lang", Object::newUnicodeString(element.meaning.language));
        if (!element.meaning.alt.empty()) object.replaceKey("/Alt", Object::newUnicodeString(element.meaning.alt));
        std::optional<std::size_t> page;
        Object kids = Object::newArray();
        for (const auto& kid : element.kids) {
            if (kid.element) {
                kids.appendItem(made[kid.index]);
                continue;
            }
            const Place& place = places_[kid.index];
            if (!page) page = place.page;
            if (place.page == *page) kids.appendItem(Object::newInteger(place.number));
            else kids.appendItem(elsewhere(place));
        }
        object.replaceKey("/K", kids);
        if (!page) return;
        object.replaceKey("/Pg", pages_[*page].getObjectHandle());
        if (!element.meaning.box) return;
        Object layout = Object::parse("<< /O /Layout /Placement /Block >>");
        layout.replaceKey("/BBox", box_of(*element.meaning.box, pages_[*page].getMediaBox().getArrayAsRectangle().ury));
        object.replaceKey("/A", layout);
    }

    Object elsewhere(const Place& place) {
        Object reference = Object::parse("<< /Type /MCR >>");
        reference.replaceKey("/Pg", pages_[place.page].getObjectHandle());
        reference.replaceKey("/MCID", Object::newInteger(place.number));
        return reference;
    }

    void describe() {
        Object root = pdf_.getRoot();
        root.replaceKey("/Lang", Object::newUnicodeString(about_.language));
        root.replaceKey("/MarkInfo", Object::parse("<< /Marked true >>"));
        root.replaceKey("/ViewerPreferences", Object::parse("<< /DisplayDocTitle true >>"));
        Object xmp = Object::newStream(&pdf_, metadata(about_));
        xmp.getDict().replaceKey("/Type", Object::newName("/Metadata"));
        xmp.getDict().replaceKey("/Subtype", Object::newName("/XML"));
        root.replaceKey("/Metadata", xmp);
        std::string digits = about_.day;
        digits.erase(std::remove(digits.begin(), digits.end(), '-'), digits.end());
        // not the clock's: the same input gives the same bytes
        const Object at = Object::newString("D:" + digits + "000000Z");
        Object info = Object::newDictionary();
        info.replaceKey("/Title", Object::newUnicodeString(about_.title));
        info.replaceKey("/Creator", Object::newString("Milepost"));
        if (!about_.day.empty()) info.replaceKey("/CreationDate", at), info.replaceKey("/ModDate", at);
        pdf_.getTrailer().replaceKey("/Info", pdf_.makeIndirectObject(info));
    }

    const Structure& structure_;
    const About& about_;
    QPDF pdf_;
    std::vector<QPDFPageObjectHelper> pages_;
    std::vector<Place> places_;  // of each stretch
};

}  // namespace

std::string tagged_pdf(const std::string& drawn, const Structure& structure, const About& about) {
    return Tagger(drawn, structure, about).write();
}

}  // namespace milepost::take_home
