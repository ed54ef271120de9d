#include "kiosk/base/picture_file.h"

#include <png.h>

#include "kiosk/base/text_file.h"

namespace milepost::kiosk {

std::string write_png(const std::string& path, const headless::Picture& picture) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(picture.width);
    image.height = static_cast<png_uint_32>(picture.height);
    image.format = PNG_FORMAT_RGB;
    std::string bytes(PNG_IMAGE_PNG_SIZE_MAX(image), '\0');
    png_alloc_size_t size = bytes.size();
    if (png_image_write_to_memory(&image, bytes.data(), &size, 0, picture.rgb.data(), 0, nullptr) == 0)
        return path + ": cannot be made: " + image.message;
    bytes.resize(size);
    return write_file(path, bytes);
}

}  // namespace milepost::kiosk
