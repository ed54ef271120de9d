#include "kiosk/printer/queue.h"

#include <cups/cups.h>

#include <array>
#include <utility>

namespace milepost::printing {
namespace {

constexpr const char* our_user = "milepost";
constexpr const char* our_job = "Milepost";  // nothing of the person stands in it
constexpr int connect_ms = 3'000;
constexpr double answer_s = 5;

struct Forget {
    void operator()(ipp_t* message) const { ippDelete(message); }
    void operator()(http_t* connection) const { httpClose(connection); }
};
using Message = std::unique_ptr<ipp_t, Forget>;
using Http = std::unique_ptr<http_t, Forget>;

int give_up(http_t* /*connection*/, void* /*data*/) { return 0; }

bool good(const Message& answer) {
    return answer && ippGetStatusCode(answer.get()) < IPP_STATUS_REDIRECTION_OTHER_SITE;
}

/// A request to a printer (or queue) in our name.
ipp_t* request(ipp_op_t operation, const std::string& printer) {
    ipp_t* message = ippNewRequest(operation);
    ippAddString(message, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nullptr, printer.c_str());
    ippAddString(message, IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", nullptr, our_user);
    return message;
}

template <std::size_t N>
void ask_for(ipp_t* message, const std::array<const char*, N>& attributes) {
    ippAddStrings(message, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes", int(N), nullptr,
                  attributes.data());
}

int integer(const Message& message, const char* name, int otherwise) {
    ipp_attribute_t* found = ippFindAttribute(message.get(), name, IPP_TAG_ZERO);
    return found == nullptr ? otherwise : ippGetInteger(found, 0);
}

std::string text(const Message& message, const char* name) {
    ipp_attribute_t* found = ippFindAttribute(message.get(), name, IPP_TAG_ZERO);
    const char* value = found == nullptr ? nullptr : ippGetString(found, 0, nullptr);
    return value == nullptr ? "" : value;
}

constexpr std::array printer_attributes{"printer-state", "printer-state-reasons", "printer-is-accepting-jobs",
                                        "printer-input-tray", "device-uri"};

Told told(const Message& answer) {
    Told told;
    told.stopped = integer(answer, "printer-state", IPP_PSTATE_IDLE) == IPP_PSTATE_STOPPED;
    if (ipp_attribute_t* accepts = ippFindAttribute(answer.get(), "printer-is-accepting-jobs", IPP_TAG_BOOLEAN))
        told.accepts = ippGetBoolean(accepts, 0) != 0;
    if (ipp_attribute_t* reasons = ippFindAttribute(answer.get(), "printer-state-reasons", IPP_TAG_KEYWORD)) {
        for (int k = 0; k < ippGetCount(reasons); ++k) told.reasons.emplace_back(ippGetString(reasons, k, nullptr));
    }
    if (ipp_attribute_t* trays = ippFindAttribute(answer.get(), "printer-input-tray", IPP_TAG_STRING)) {
        std::vector<std::string> levels;
        for (int k = 0; k < ippGetCount(trays); ++k) {
            int length = 0;
            const void* tray = ippGetOctetString(trays, k, &length);
            levels.emplace_back(static_cast<const char*>(tray), std::size_t(length));
        }
        told.paper = paper_in(levels);
    }
    return told;
}

/// Asks the printer behind a queue; nothing in `answer` where it cannot be reached.
Message ask_device(const std::string& uri) {
    cups_dest_t device{};
    std::string name = "device";
    device.name = name.data();
    device.num_options = cupsAddOption("device-uri", uri.c_str(), 0, &device.options);
    std::array<char, 256> resource{};
    const Http http(cupsConnectDest(&device, CUPS_DEST_FLAGS_DEVICE, connect_ms, nullptr, resource.data(),
                                    resource.size(), nullptr, nullptr));
    cupsFreeOptions(device.num_options, device.options);
    if (!http) return nullptr;
    httpSetTimeout(http.get(), answer_s, give_up, nullptr);
    ipp_t* message = request(IPP_OP_GET_PRINTER_ATTRIBUTES, uri);
    ask_for(message, printer_attributes);
    return Message(cupsDoRequest(http.get(), message, resource.data()));
}

}  // namespace

struct Queue::Connection {
    std::string name, address;  // of the queue
    Http http;
    int subscription = 0;

    /// Connected to CUPS, and knows the queue's address.
    bool ready();
    Message does(ipp_t* message, const char* where = "/") { return Message(cupsDoRequest(http.get(), message, where)); }
    ipp_t* about(ipp_op_t operation) { return request(operation, address); }
    ipp_t* about(ipp_op_t operation, int job);
    void subscribe();
    QueueJob::State ending(int job);
};

bool Queue::Connection::ready() {
    if (!http) {
        http.reset(httpConnect2(cupsServer(), ippPort(), nullptr, AF_UNSPEC, cupsEncryption(), 1, connect_ms, nullptr));
        if (!http) return false;
        httpSetTimeout(http.get(), answer_s, give_up, nullptr);
    }
    if (!address.empty()) return true;
    if (name == "default") {
        const Message answer = does(ippNewRequest(IPP_OP_CUPS_GET_DEFAULT));
        if (!good(answer)) return true;  // connected, but there is no default
        name = text(answer, "printer-name");
    }
    std::array<char, 1024> uri{};
    httpAssembleURIf(HTTP_URI_CODING_ALL, uri.data(), uri.size(), "ipp", nullptr, "localhost", 0, "/printers/%s",
                     name.c_str());
    address = uri.data();
    return true;
}

ipp_t* Queue::Connection::about(ipp_op_t operation, int job) {
    ipp_t* message = ippNewRequest(operation);
    ippAddString(message, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nullptr, address.c_str());
    ippAddInteger(message, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", job);
    ippAddString(message, IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", nullptr, our_user);
    return message;
}

/// CUPS may forget a job the moment it ends (PreserveJobHistory No): how it ended is then told by this subscription
/// alone.
void Queue::Connection::subscribe() {
    constexpr int lease_s = 3600;
    ipp_t* message = about(IPP_OP_CREATE_PRINTER_SUBSCRIPTIONS);
    ippAddString(message, IPP_TAG_SUBSCRIPTION, IPP_TAG_KEYWORD, "notify-events", nullptr, "job-completed");
    ippAddString(message, IPP_TAG_SUBSCRIPTION, IPP_TAG_KEYWORD, "notify-pull-method", nullptr, "ippget");
    ippAddInteger(message, IPP_TAG_SUBSCRIPTION, IPP_TAG_INTEGER, "notify-lease-duration", lease_s);
    const Message answer = does(message);
    if (good(answer)) subscription = integer(answer, "notify-subscription-id", 0);
}

/// How a job ended that CUPS knows no more; `gone` where nobody told.
QueueJob::State Queue::Connection::ending(int job) {
    if (subscription == 0) return QueueJob::State::gone;
    ipp_t* message = about(IPP_OP_GET_NOTIFICATIONS);
    ippAddInteger(message, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "notify-subscription-ids", subscription);
    const Message answer = does(message);
    if (!good(answer)) return QueueJob::State::gone;
    QueueJob::State state = QueueJob::State::gone;
    int number = 0, ended = 0;
    const auto note = [&] {
        if (number == job && ended == IPP_JSTATE_COMPLETED) state = QueueJob::State::done;
        else if (number == job && ended > IPP_JSTATE_STOPPED) state = QueueJob::State::failed;
        number = ended = 0;
    };
    for (ipp_attribute_t* one = ippFirstAttribute(answer.get()); one != nullptr; one = ippNextAttribute(answer.get())) {
        const char* name_of_one = ippGetName(one);
        if (name_of_one == nullptr) {  // between one event and the next
            note();
            continue;
        }
        const std::string_view attribute = name_of_one;
        if (attribute == "notify-job-id" || attribute == "job-id") number = ippGetInteger(one, 0);
        if (attribute == "job-state") ended = ippGetInteger(one, 0);
    }
    note();
    return state;
}

Queue::Queue(std::string name) : cups_(std::make_unique<Connection>()) {
    cupsSetUser(our_user);
    cupsSetPasswordCB2([](const char*, http_t*, const char*, const char*, void*) -> const char* { return nullptr; },
                       nullptr);
    cups_->name = std::move(name);
}

Queue::~Queue() {
    if (cups_->subscription == 0) return;
    ipp_t* message = cups_->about(IPP_OP_CANCEL_SUBSCRIPTION);
    ippAddInteger(message, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "notify-subscription-id", cups_->subscription);
    cups_->does(message);
}

PrinterState Queue::look() {
    using enum PrinterCondition;
    if (!cups_->ready()) return {offline, "cups-not-reachable"};
    if (cups_->address.empty()) return {other, "cups-has-no-default-printer"};
    ipp_t* message = cups_->about(IPP_OP_GET_PRINTER_ATTRIBUTES);
    ask_for(message, printer_attributes);
    const Message answer = cups_->does(message);
    if (answer && ippGetStatusCode(answer.get()) == IPP_STATUS_ERROR_NOT_FOUND) return {other, "no-such-printer"};
    if (!good(answer)) return {offline, "cups-does-not-answer"};
    const Told queue = told(answer);
    const std::string uri = text(answer, "device-uri");
    const bool speaks_ipp = uri.starts_with("ipp:") || uri.starts_with("ipps:") || uri.starts_with("dnssd:");
    if (!speaks_ipp) return state_of(queue, std::nullopt);
    const Message device = ask_device(uri);
    if (!good(device)) return {offline, "printer-not-reachable"};
    return state_of(queue, told(device));
}

int Queue::send(int file, const Manner& manner, std::string& why) {
    if (!cups_->ready() || cups_->address.empty()) {
        why = "cups-not-reachable";
        return 0;
    }
    if (cups_->subscription == 0) cups_->subscribe();
    ipp_t* message = cups_->about(IPP_OP_PRINT_JOB);
    ippAddString(message, IPP_TAG_OPERATION, IPP_TAG_NAME, "job-name", nullptr, our_job);
    ippAddString(message, IPP_TAG_OPERATION, IPP_TAG_MIMETYPE, "document-format", nullptr, "application/pdf");
    if (!manner.media.empty())
        ippAddString(message, IPP_TAG_JOB, IPP_TAG_KEYWORD, "media", nullptr, manner.media.c_str());
    ippAddString(message, IPP_TAG_JOB, IPP_TAG_KEYWORD, "sides", nullptr,
                 manner.both_sides ? "two-sided-long-edge" : "one-sided");
    ippAddString(message, IPP_TAG_JOB, IPP_TAG_KEYWORD, "print-scaling", nullptr, "none");
    ippAddString(message, IPP_TAG_JOB, IPP_TAG_NAME, "job-sheets", nullptr, "none");
    ippAddString(message, IPP_TAG_JOB, IPP_TAG_KEYWORD, "job-hold-until", nullptr, "no-hold");
    const std::string where = "/printers/" + cups_->name;
    const Message answer(cupsDoIORequest(cups_->http.get(), message, where.c_str(), file, -1));
    if (good(answer)) return integer(answer, "job-id", 0);
    why = std::string("refused-") + ippErrorString(answer ? ippGetStatusCode(answer.get()) : cupsLastError());
    return 0;
}

QueueJob Queue::job(int number) {
    ipp_t* message = cups_->about(IPP_OP_GET_JOB_ATTRIBUTES, number);
    ask_for(message, std::array{"job-state", "job-state-reasons", "job-media-sheets-completed"});
    const Message answer = cups_->does(message);
    QueueJob job;
    if (answer && ippGetStatusCode(answer.get()) == IPP_STATUS_ERROR_NOT_FOUND) {
        job.state = cups_->ending(number);
        job.reason = job.state == QueueJob::State::gone ? "job-vanished" : "job-ended-by-cups";
        return job;
    }
    job.state = QueueJob::State::waiting;
    if (!good(answer)) {
        job.reason = "cups-does-not-answer";
        return job;
    }
    const int state = integer(answer, "job-state", IPP_JSTATE_PENDING);
    job.reason = text(answer, "job-state-reasons");
    job.sheets = integer(answer, "job-media-sheets-completed", 0);
    if (state == IPP_JSTATE_PROCESSING) job.state = QueueJob::State::processing;
    if (state == IPP_JSTATE_CANCELED || state == IPP_JSTATE_ABORTED) job.state = QueueJob::State::failed;
    if (state == IPP_JSTATE_COMPLETED) job.state = QueueJob::State::done;
    return job;
}

bool Queue::purge(int number) {
    ipp_t* message = cups_->about(IPP_OP_CANCEL_JOB, number);
    ippAddBoolean(message, IPP_TAG_OPERATION, "purge-job", 1);
    cups_->does(message);
    message = cups_->about(IPP_OP_GET_JOB_ATTRIBUTES, number);
    const Message answer = cups_->does(message);
    return answer && ippGetStatusCode(answer.get()) == IPP_STATUS_ERROR_NOT_FOUND;
}

bool Queue::purge_all() {
    if (!cups_->ready() || cups_->address.empty()) return false;
    ipp_t* message = cups_->about(IPP_OP_GET_JOBS);
    ippAddString(message, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "which-jobs", nullptr, "all");
    ippAddBoolean(message, IPP_TAG_OPERATION, "my-jobs", 1);
    ask_for(message, std::array{"job-id", "job-name"});
    const Message answer = cups_->does(message);
    if (!good(answer)) return false;
    std::vector<int> ours;
    for (ipp_attribute_t* one = ippFirstAttribute(answer.get()); one != nullptr; one = ippNextAttribute(answer.get())) {
        if (ippGetName(one) != nullptr && std::string_view(ippGetName(one)) == "job-id")
            ours.push_back(ippGetInteger(one, 0));
    }
    bool all = true;
    for (const int number : ours) all = purge(number) && all;
    return all;
}

}  // namespace milepost::printing
