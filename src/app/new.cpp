#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

#include <fmt/format.h>

#include "commands.hpp"
#include "template_text.hpp"

namespace loadline::app {

int make_new(const NewRequest& request) {
  if (request.out.empty()) {
    fmt::print("{}", template_text());
    return done;
  }
  if (std::filesystem::exists(request.out)) {
    fmt::print(stderr,
               "error: {} exists, and a template would replace it\n  help: name another file with --out\n",
               request.out);
    return wrong_input;
  }
  std::ofstream file(request.out, std::ios::binary);
  file << template_text();
  file.close();
  if (!file) {
    fmt::print(stderr, "error: {} cannot be written: {}\n  help: name another file with --out\n", request.out,
               std::strerror(errno));
    return wrong_input;
  }
  fmt::print(stderr, "Wrote {}. Replace its figures with your own, then: loadline check {}\n", request.out,
             request.out);
  return done;
}

}  // namespace loadline::app
