#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/printer/condition.h"

namespace milepost::printing {

/// A print job as CUPS tells of it.
struct QueueJob {
    enum class State { waiting, processing, done, failed, gone };
    State state = State::gone;
    std::string reason;  ///< job-state-reasons
    int sheets = 0;      ///< out so far
};

/// What the page needs of the printer.
struct Manner {
    std::string media;  ///< PWG 5101.1 name; empty: as the queue is set up
    bool both_sides = false;
};

/// A queue of CUPS and the printer behind it. Everything here may wait for seconds: only for a program of its own.
class Queue {
  public:
    /// `name` is a destination of CUPS; "default": the one that CUPS has as its default.
    explicit Queue(std::string name);
    ~Queue();
    Queue(const Queue&) = delete;
    Queue& operator=(const Queue&) = delete;

    /// Asks the queue and, where it speaks IPP, the printer itself.
    PrinterState look();
    /// Sends a document and gives the job's number; 0 where it was refused, and `why` says so.
    int send(int file, const Manner& manner, std::string& why);
    QueueJob job(int number);
    /// Cancels where it still runs, and purges: the job, its files and what CUPS remembers of it. True when CUPS knows
    /// it no more.
    bool purge(int number);
    /// The same with every job of ours, from whenever.
    bool purge_all();

  private:
    struct Connection;
    std::unique_ptr<Connection> cups_;
};

}  // namespace milepost::printing
