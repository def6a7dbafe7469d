#pragma once
/// \file  app/commands.hpp
/// \brief The commands of `loadline`, each a function from what was asked to an exit code.
///
/// Results go to standard output, talk to standard error. Exit codes: 0 done, 1 the run's own checks failed, 2 the input
/// is wrong, 3 our fault; 130 where Ctrl-C stopped it.

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace loadline::app {

enum ExitCode : int { done = 0, checks_failed = 1, wrong_input = 2, our_fault = 3, interrupted = 130 };

struct RunRequest {
  std::string scenario;
  std::string out;  ///< Empty: out/<name of the scenario file>.
  std::optional<std::int64_t> replications, seed;
  int threads = 0;                    ///< 0: one a processor.
  std::vector<std::string> settings;  ///< PATH=VALUE
  bool json = false;                  ///< Result to standard output as JSON instead of the summary.
};

struct CheckRequest {
  std::string scenario;
  std::vector<std::string> settings;
  bool json = false;
};

struct ExplainRequest {
  std::string path;      ///< Empty: every key and kind, the reference manual.
  std::string scenario;  ///< Empty: the built-in template's values.
};

struct NewRequest {
  std::string service = "children";
  std::string out;  ///< Empty: standard output.
};

struct CalibrateRequest {
  std::vector<std::string> histories;  ///< A table (CSV), or folders of returns, or both.
  std::string authority;               ///< Code or name; empty: every authority of the table.
  std::optional<int> as_of;            ///< Year to 31 March; none: the table's last.
  std::string estimator = "stock-first";
  std::string cite, published;  ///< For the fragment's source; the day as YYYY-MM-DD.
  std::string out;              ///< Empty: out/calibration-<name of the first file>.
  std::int64_t seed = 1;
  int threads = 0;
  bool json = false;
};

struct HindcastRequest {
  std::string what;        ///< A table (.csv) or a scenario (.toml).
  std::string observed;    ///< What followed; may be empty for a table.
  std::vector<int> as_of;  ///< Years to 31 March, for a table; empty: every year that leaves years to score.
  std::string authority;   ///< Code or name; empty: all in a table.
  int horizons = 3;        ///< Years ahead, for a table.
  std::string estimator = "stock-first";
  std::string out;  ///< Empty: out/hindcast-<name of the file>.
  std::optional<std::int64_t> seed, replications;
  int threads = 0;
  bool json = false;
};

struct ReplayRequest {
  std::string run;                   ///< Folder of a run, or a scenario file.
  std::int64_t replication = 0;      ///< Row of the run, 0 the first.
  std::string month;                 ///< "14" (1 the first) or "2018-05"; empty: every month.
  std::string contract;              ///< Id of a variant; empty or "contract": as agreed.
  std::optional<std::int64_t> seed;  ///< For a scenario file.
  bool json = false;
};

/// One a processor where 0 is asked; never changes a result.
int threads_or_all(int asked);

/// `stop` is set by Ctrl-C.
int run(const RunRequest& request, const std::atomic<bool>& stop);
int check(const CheckRequest& request);
int explain(const ExplainRequest& request);
int replay(const ReplayRequest& request);
int make_new(const NewRequest& request);
int calibrate(const CalibrateRequest& request, const std::atomic<bool>& stop);
int hindcast(const HindcastRequest& request, const std::atomic<bool>& stop);

}  // namespace loadline::app
