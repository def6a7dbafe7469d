// Files no one meant as scenarios, and files meant to do harm: a clear sentence each, and never a crash.

#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include "input/scenario_text.hpp"

namespace loadline::input::testing {
namespace {
using ::testing::HasSubstr;
using ::testing::StartsWith;

std::string rendered(const std::filesystem::path& path) { return load_scenario(path).diagnostics.render(); }

std::string repeated(const std::string& part, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += part;
  return text;
}

TEST(Hostile, MissingFile) {
  EXPECT_EQ(rendered("no/such/file.toml"),
            "no/such/file.toml: error: does not exist\n  help: give the path of a scenario file, or write "
            "one with \"loadline new\"\n");
}

TEST(Hostile, FolderInsteadOfFile) {
  const Folder folder;
  EXPECT_EQ(rendered(folder.path()),
            folder.path().string() +
                ": error: is a folder (a scenario is one file)\n  help: give the path of a file in it\n");
}

TEST(Hostile, DeviceInsteadOfFile) {
  EXPECT_EQ(rendered("/dev/zero"), "/dev/zero: error: is not a file (a scenario is one file on disk)\n");
}

TEST(Hostile, PathThatLeadsNowhere) {
  EXPECT_THAT(rendered(repeated("x", 5'000)), HasSubstr("cannot be reached (File name too long)"));
  const Folder folder;
  const auto loop = folder.path() / "loop.toml";
  std::filesystem::create_symlink(loop, loop);
  EXPECT_THAT(rendered(loop), HasSubstr("cannot be reached (Too many levels of symbolic links)"));
}

TEST(Hostile, PipeThatNobodyFillsIsNotWaitedFor) {
  const Folder folder;
  const std::string pipe = (folder.path() / "pipe").string();
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  EXPECT_THAT(rendered(pipe), HasSubstr("is not a file"));
}

TEST(Hostile, UnreadableFile) {
  const Folder folder;
  const auto path = folder.write("secret.toml", "x = 1\n");
  std::filesystem::permissions(path, std::filesystem::perms::none);
  const uid_t user = geteuid();
  constexpr uid_t nobody = 65534;
  if (user == 0) {
    ASSERT_EQ(seteuid(nobody), 0) << "root may read everything";
  }
  const std::string said = rendered(path);
  if (user == 0) {
    ASSERT_EQ(seteuid(user), 0);
  }
  EXPECT_EQ(said,
            path.string() + ": error: cannot be opened (Permission denied)\n  help: check who may read it\n");
}

TEST(Hostile, EmptyFile) {
  const Folder folder;
  for (const char* text : {"", "\n\n  \t\n"})
    EXPECT_THAT(rendered(folder.write("empty.toml", text)), HasSubstr("empty.toml: error: is empty\n"));
}

TEST(Hostile, FileThatIsOnlyAComment) {
  const Loaded loaded = load_text("# to do\n");
  EXPECT_THAT(messages(loaded), ::testing::Contains("demand: is missing"));
  EXPECT_LT(loaded.diagnostics.errors(), 15u) << "one message a table, not one a key";
}

TEST(Hostile, BinaryFile) {
  const Folder folder;
  EXPECT_THAT(rendered(folder.write("a.toml", std::string("\x7F"
                                                          "ELF\x02\x01\0\0",
                                                          8))),
              HasSubstr("is not a text file (byte 0x7f here)"));
  EXPECT_THAT(rendered(folder.write("b.toml", std::string("x = 1\n\0", 7))),
              HasSubstr("b.toml:2:1: error: is not a text file (byte 0x00 here)"));
  EXPECT_THAT(rendered(folder.write("c.toml", "x = \"caf\xE9\"\n")),
              HasSubstr("c.toml:1:9: error: is not a text file (byte 0xe9 here)"));
  EXPECT_THAT(rendered(folder.write("d.toml", "x = \"\xED\xA0\x80\"\n")), HasSubstr("is not a text file"))
      << "a surrogate is no character";
  EXPECT_THAT(rendered(folder.write("e.toml", "x = \"\xC0\xAF\"\n")), HasSubstr("is not a text file"))
      << "nor is an overlong form";
  EXPECT_THAT(rendered(folder.write("f.toml", "x = \"\xF0\x9F\"")), HasSubstr("is not a text file"))
      << "nor half of one at the end";
}

TEST(Hostile, EscapeSequencesDoNotReachTheTerminal) {
  const Folder folder;
  const std::string text = rendered(folder.write("a.toml", "x = \"\x1B[2J\"\n"));
  EXPECT_EQ(text.find('\x1B'), std::string::npos);
  const std::string escaped = rendered(folder.write("b.toml", "\"\\u001b[2J\" = 1\n"));
  EXPECT_EQ(escaped.find('\x1B'), std::string::npos);
}

TEST(Hostile, HundredMegabytes) {
  const Folder folder;
  const auto path = folder.write("big.toml", "");
  std::filesystem::resize_file(path, 100'000'000);  // sparse: no disk is filled
  EXPECT_EQ(rendered(path), path.string() +
                                ": error: is 100 MB long (a scenario is at most 8 MB)\n"
                                "  help: check that this is the file you meant\n");
}

TEST(Hostile, DeepNesting) {
  const Folder folder;
  const std::vector<std::string> texts{"a = " + repeated("[", 100'000), "a = " + repeated("{ a = ", 100'000),
                                       "[" + repeated("a.", 1'000'000) + "a]\n",
                                       repeated("a.", 1'000'000) + "a = 1\n",
                                       "a = " + repeated("[", 60) + repeated("{ b = [", 60)};
  for (const std::string& text : texts)
    EXPECT_THAT(rendered(folder.write("deep.toml", text)), HasSubstr("is nested too deeply"))
        << text.substr(0, 20);
  // Just below both limits at once it must be read, and refused for what it is.
  std::string edge = "a";
  for (int i = 0; i < 60; ++i) edge += " = { " + repeated("b.", 30) + "c";
  edge += " = 1" + repeated(" }", 60) + "\n";
  EXPECT_THAT(rendered(folder.write("edge.toml", edge)), HasSubstr("a: is not a known key"));
}

TEST(Hostile, NestingInsideTextsAndCommentsDoesNotCount) {
  const Folder folder;
  const std::string text =
      "# " + repeated("[", 500) + "\n[about]\ntitle = \"" + repeated("{", 500) + repeated(".", 500) + "\"\n";
  EXPECT_THAT(rendered(folder.write("text.toml", text)), ::testing::Not(HasSubstr("nested too deeply")));
}

TEST(Hostile, ManyValuesAndLongKeys) {
  std::string many = "[about]\n";
  for (int i = 0; i < 60'000; ++i) many += "k" + std::to_string(i) + "=1\n";
  EXPECT_THAT(messages(load_text(many)), ::testing::ElementsAre("has more than 50000 values"));
  const Loaded loaded = load_text(repeated("k", 1'000'000) + " = 1\n");
  EXPECT_LT(loaded.diagnostics.render().size(), 10'000u) << "a long key is shortened in messages";
  std::string records;
  for (int i = 0; i < 2'000; ++i) records += "[[costs.line]]\nid = \"l" + std::to_string(i) + "\"\n";
  EXPECT_THAT(messages(load_text(records)), ::testing::Contains("costs.line: has more than 1000 entries"));
}

TEST(Hostile, SyntaxErrorsAreOneSentenceWithAPlace) {
  const Folder folder;
  for (const char* text :
       {"x = ", "x = 8 %\n", "[table\n", "x = \"open\n", "= 3\n", "x == 3\n", "x = 1\nx = 2\n", "[a]\n[a]\n",
        "x = 07\n", "x = 2017-02-30\n", "x = '''open", "x = [1, 2", "\"\\q\" = 1\n"}) {
    const Loaded loaded = load_scenario(folder.write("bad.toml", text));
    ASSERT_EQ(loaded.diagnostics.all().size(), 1u) << text;
    EXPECT_EQ(loaded.diagnostics.all()[0].found, "cannot be read as TOML from here") << text;
    EXPECT_GE(loaded.diagnostics.all()[0].place.line, 1) << text;
  }
}

TEST(Hostile, NoPrefixOfAScenarioCrashes) {
  // A half-saved file: cut anywhere it is refused or, once all that must be there is there, read.
  const std::string text = load_scenario(small_path()).text;
  const Folder folder;
  std::size_t refused = 0, tried = 0;
  for (std::size_t end = 1; end < text.size(); end += 61, ++tried)
    if (load_scenario(folder.write("cut.toml", text.substr(0, end))).diagnostics.has_errors()) ++refused;
  EXPECT_EQ(refused, tried) << "[assurance] with its limits comes last, so every cut file lacks something";
}

TEST(Hostile, NoByteLostOrChangedCrashes) {
  // A fixed walk through the file, one byte struck out or replaced at a time; what it says matters less than
  // that it ends.
  const std::string text = load_scenario(small_path()).text;
  const Folder folder;
  const std::string strange = "\"[]{}=.,#\n'0-\\%";
  std::size_t messages_seen = 0;
  for (std::size_t at = 7, k = 0; at < text.size(); at += 89, ++k) {
    std::string changed = text;
    if (k % 3 == 0)
      changed.erase(at, 1);
    else
      changed[at] = strange[k % strange.size()];
    messages_seen += load_scenario(folder.write("changed.toml", changed)).diagnostics.all().size();
  }
  EXPECT_GT(messages_seen, 30u);
}

}  // namespace
}  // namespace loadline::input::testing
