#pragma once
/// \file  app/output_folder.hpp
/// \brief The folder of a run: everything is written beside it first and put in place at once, or not at all.

#include <filesystem>
#include <string>
#include <vector>

namespace loadline::app {

/// Why a folder cannot be used, as a sentence for the user.
struct FolderProblem {
  std::string sentence, help;
};

/// A run's folder. `prepare` fails before the run rather than after it; `commit` replaces an earlier run's folder in one
/// step; without `commit` nothing is left behind.
class OutputFolder {
 public:
  explicit OutputFolder(std::filesystem::path target) : target_(std::move(target)) {}
  ~OutputFolder();
  OutputFolder(const OutputFolder&) = delete;
  OutputFolder& operator=(const OutputFolder&) = delete;

  /// Refuses a file, a folder that holds something else than an earlier run, and a place where we may not write.
  /// \return Empty where the folder can be used.
  std::vector<FolderProblem> prepare();

  /// Writes one file into the folder being built; throws FolderProblem where the disk refuses.
  void write(const std::string& name, const std::string& content);

  void commit();

  const std::filesystem::path& target() const { return target_; }

 private:
  std::filesystem::path target_, building_;
};

}  // namespace loadline::app
