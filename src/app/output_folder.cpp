#include "output_folder.hpp"

#include <fstream>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>

namespace loadline::app {
namespace {

namespace fs = std::filesystem;

/// An earlier run's folder is known by a file that every run, calibration or hindcast writes, and its format.
constexpr std::pair<const char*, const char*> marks[] = {{"result.json", "loadline-result"},
                                                         {"fit.json", "loadline-calibration"},
                                                         {"hindcast.json", "loadline-hindcast"}};

bool holds_a_run(const fs::path& folder) {
  for (const auto& [file, format] : marks) {
    std::ifstream result(folder / file);
    std::string beginning(64, '\0');
    result.read(beginning.data(), static_cast<std::streamsize>(beginning.size()));
    if (beginning.find(format) != std::string::npos) return true;
  }
  return false;
}

FolderProblem cannot_write(const fs::path& path, const std::error_code& error) {
  return {fmt::format("The output folder {} cannot be written: {}.", path.string(), error.message()),
          "Name another with --out DIR, or ask for the right to write there."};
}

}  // namespace

OutputFolder::~OutputFolder() {
  if (building_.empty()) return;
  std::error_code ignored;  // nothing to be done about a folder that cannot be removed
  fs::remove_all(building_, ignored);
}

std::vector<FolderProblem> OutputFolder::prepare() {
  std::error_code error;
  const fs::file_status status = fs::status(target_, error);
  if (fs::exists(status) && !fs::is_directory(status))
    return {{fmt::format("{} is a file, and the results need a folder.", target_.string()),
             "Name a folder with --out DIR."}};
  if (fs::is_directory(status) && !fs::is_empty(target_, error) && !error && !holds_a_run(target_))
    return {
        {fmt::format("The folder {} holds files that are not from an earlier run, and they would be lost.",
                     target_.string()),
         "Name a new or empty folder with --out DIR."}};
  if (error && error != std::errc::no_such_file_or_directory) return {cannot_write(target_, error)};
  const fs::path parent = fs::absolute(target_).lexically_normal().parent_path();
  error.clear();
  fs::create_directories(parent, error);
  if (error) return {cannot_write(parent, error)};
  building_ = parent / fmt::format(".{}.being-written-{}",
                                   fs::absolute(target_).lexically_normal().filename().string(), ::getpid());
  fs::create_directory(building_, error);
  if (error) {
    building_.clear();
    return {cannot_write(target_, error)};
  }
  return {};
}

void OutputFolder::write(const std::string& name, const std::string& content) {
  std::ofstream file(building_ / name, std::ios::binary);
  file << content;
  file.close();
  if (!file)
    throw FolderProblem{fmt::format("{} could not be written: the disk may be full.", name),
                        "Free some room and run again."};
}

void OutputFolder::commit() {
  std::error_code error;
  const fs::path old = building_.string() + ".old";
  if (fs::exists(target_)) {
    fs::rename(target_, old, error);
    if (error) throw cannot_write(target_, error);
  }
  fs::rename(building_, target_, error);
  if (error) {
    std::error_code ignored;
    if (fs::exists(old)) fs::rename(old, target_, ignored);
    throw cannot_write(target_, error);
  }
  building_.clear();
  fs::remove_all(old, error);
}

}  // namespace loadline::app
