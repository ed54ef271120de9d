// A sound card for tests: a plugin of ALSA's that has a "Headphone Jack", and to mislead whoever looks at others, two
// elements that say the opposite right after it. Through a FIFO it is told that it is plugged in (1) or pulled out (0);
// when nobody holds the other end any more, the card has gone.
//
//   ctl_type.test_card { lib "…/libsound_card.so" }
//   ctl.!default { type test_card fifo "…" }
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <alsa/asoundlib.h>
#include <alsa/control_external.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace {

constexpr std::array names{"Headphone Jack", "Headphone Playback Switch", "Mic Jack"};

struct TestCard {
    snd_ctl_ext_t plugin = {};
    bool in = false;
    unsigned told = names.size();  // how many elements have told the last change
};

TestCard& card_of(snd_ctl_ext_t* plugin) { return *static_cast<TestCard*>(plugin->private_data); }

void close_card(snd_ctl_ext_t* plugin) {
    close(plugin->poll_fd);
    delete &card_of(plugin);
}

int count(snd_ctl_ext_t*) { return names.size(); }

int list(snd_ctl_ext_t*, unsigned offset, snd_ctl_elem_id_t* id) {
    snd_ctl_elem_id_set_interface(id, SND_CTL_ELEM_IFACE_CARD);
    snd_ctl_elem_id_set_name(id, names.at(offset));
    return 0;
}

snd_ctl_ext_key_t find(snd_ctl_ext_t*, const snd_ctl_elem_id_t* id) {
    for (unsigned i = 0; i < names.size(); ++i)
        if (std::strcmp(snd_ctl_elem_id_get_name(id), names[i]) == 0) return i;
    return SND_CTL_EXT_KEY_NOT_FOUND;
}

int describe(snd_ctl_ext_t*, snd_ctl_ext_key_t, int* type, unsigned* access, unsigned* values) {
    *type = SND_CTL_ELEM_TYPE_BOOLEAN;
    *access = SND_CTL_EXT_ACCESS_READ;
    *values = 1;
    return 0;
}

int range(snd_ctl_ext_t*, snd_ctl_ext_key_t, long* least, long* most, long* step) {
    *least = 0;
    *most = *step = 1;
    return 0;
}

int value(snd_ctl_ext_t* plugin, snd_ctl_ext_key_t element, long* now) {
    *now = card_of(plugin).in == (element == 0);
    return 0;
}

int event(snd_ctl_ext_t* plugin, snd_ctl_elem_id_t* id, unsigned* what) {
    TestCard& card = card_of(plugin);
    if (card.told == names.size()) {
        char state = 0;
        const ssize_t size = read(plugin->poll_fd, &state, 1);
        if (size <= 0) return size == 0 ? -ENODEV : -errno;
        card.in = state == '1';
        card.told = 0;
    }
    list(plugin, card.told, id);
    snd_ctl_elem_id_set_numid(id, ++card.told);
    *what = SND_CTL_EVENT_MASK_VALUE;
    return 1;
}

}  // namespace

extern "C" {

SND_CTL_PLUGIN_DEFINE_FUNC(test_card) {
    (void)root;
    const char* fifo = nullptr;
    snd_config_t* node = nullptr;
    if (snd_config_search(conf, "fifo", &node) < 0 || snd_config_get_string(node, &fifo) < 0) return -EINVAL;
    static const snd_ctl_ext_callback_t callbacks = [] {
        snd_ctl_ext_callback_t all = {};
        all.close = close_card;
        all.elem_count = count;
        all.elem_list = list;
        all.find_elem = find;
        all.get_attribute = describe;
        all.get_integer_info = range;
        all.read_integer = value;
        all.read_event = event;
        return all;
    }();
    auto* card = new TestCard;
    card->plugin.version = SND_CTL_EXT_VERSION;
    card->plugin.poll_fd = open(fifo, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (card->plugin.poll_fd < 0) {
        delete card;
        return -ENODEV;
    }
    card->plugin.callback = &callbacks;
    card->plugin.private_data = card;
    const int wrong = snd_ctl_ext_create(&card->plugin, name, mode);
    if (wrong < 0) {
        close(card->plugin.poll_fd);
        delete card;
        return wrong;
    }
    *handlep = card->plugin.handle;
    return 0;
}

SND_CTL_PLUGIN_SYMBOL(test_card)
}
