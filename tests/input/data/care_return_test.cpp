#include "loadline/input/care_return.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "input/data/cells.hpp"
#include "input/scenario_text.hpp"
#include "support/synthetic_return.hpp"

namespace loadline::input::testing {
namespace {

using loadline::testing::Damage;
using loadline::testing::SyntheticChild;
using loadline::testing::SyntheticLaw;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr chance::Seed seed{903};

SyntheticLaw small_law() {
  SyntheticLaw law;
  law.entries_a_year = 60.0;
  return law;
}

CareReturn read_damaged(const Folder& folder, Damage damage) {
  const SyntheticLaw law = small_law();
  return read_care_return(write_return(folder.path(), law, simulate_children(law, seed), damage));
}

std::set<std::string> rules(const CareReturn& returned) {
  std::set<std::string> names;
  for (const Repair& repair : returned.repairs) names.insert(repair.rule);
  return names;
}

const char* header_text = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n";
const char* episode_text =
    "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n";

/// One year, 2015-16, of rows as given.
CareReturn read_rows(const Folder& folder, const std::string& header, const std::string& episodes) {
  const auto year = folder.path() / "2015-16";
  std::filesystem::create_directories(year);
  folder.write("2015-16/header.csv", header_text + header);
  folder.write("2015-16/episodes.csv", episode_text + episodes);
  return read_care_return(std::vector{year});
}

TEST(CareReturn, GivesBackTheChildrenOfTheGenerator) {
  const Folder folder;
  const SyntheticLaw law = small_law();
  const std::vector<SyntheticChild> children = simulate_children(law, seed);
  const CareReturn read = read_care_return(write_return(folder.path(), law, children));
  EXPECT_EQ(read.diagnostics.render(), "");
  EXPECT_THAT(rules(read), IsEmpty());
  EXPECT_EQ(read.years, (std::vector{2014, 2015, 2016}));
  ASSERT_EQ(read.periods.size(), children.size());
  std::map<std::string, const SyntheticChild*> by_id;
  for (const SyntheticChild& child : children) by_id[child.id] = &child;
  std::size_t i = 0, unknown_starts = 0;
  for (const auto& [id, child] : by_id) {
    const CarePeriod& period = read.periods[i++];
    // Where the first episode that any return has is not the period's first, its start is not known.
    if (period.start_known)
      EXPECT_EQ(day_of(period.start), child->start);
    else
      EXPECT_GT(day_of(period.start), child->start);
    unknown_starts += period.start_known ? 0u : 1u;
    EXPECT_EQ(period.end.has_value(), child->end.has_value());
    if (period.end && child->end) {
      EXPECT_EQ(day_of(*period.end), *child->end);
      constexpr std::array<CareEnd, 5> reasons{CareEnd::home, CareEnd::adopted, CareEnd::guardianship,
                                               CareEnd::other, CareEnd::turned_18};
      EXPECT_EQ(period.reason, reasons[static_cast<std::size_t>(child->reason)]);
    }
    EXPECT_EQ(period.entered_before_window, period.start < read.window_start);
  }
  EXPECT_GT(unknown_starts, 5u) << "the generator makes the case that matters";
}

TEST(CareReturn, OR_D12_CountsBalanceEveryYear) {
  const Folder folder;
  const CareReturn read = read_damaged(folder, Damage::none);
  const std::vector<ReturnYear> years = yearly(read);
  ASSERT_EQ(years.size(), 3u);
  for (std::size_t i = 1; i < years.size(); ++i)
    EXPECT_EQ(years[i - 1].looked_after + years[i].started - years[i].ceased, years[i].looked_after);
  EXPECT_GT(years[0].looked_after, 50.0);
}

TEST(CareReturn, DoesNotDependOnTheOrderOfFoldersOrRows) {
  const Folder folder;
  const SyntheticLaw law = small_law();
  auto folders = write_return(folder.path(), law, simulate_children(law, seed), Damage::overlapping_episodes);
  const CareReturn as_written = read_care_return(folders);
  std::reverse(folders.begin(), folders.end());
  for (const auto& path : folders) {
    for (const char* name : {"header.csv", "episodes.csv"}) {
      std::ifstream in(path / name);
      std::vector<std::string> lines;
      for (std::string line; std::getline(in, line);) lines.push_back(line);
      std::reverse(lines.begin() + 1, lines.end());
      std::string text;
      for (const std::string& line : lines) text += line + "\n";
      std::ofstream(path / name) << text;
    }
  }
  const CareReturn reversed = read_care_return(folders);
  ASSERT_EQ(as_written.periods.size(), reversed.periods.size());
  for (std::size_t i = 0; i < reversed.periods.size(); ++i) {
    const CarePeriod &a = as_written.periods[i], &b = reversed.periods[i];
    EXPECT_TRUE(a.child == b.child && a.start == b.start && a.end == b.end && a.reason == b.reason &&
                a.age_at_start == b.age_at_start && a.start_known == b.start_known)
        << i;
  }
  ASSERT_EQ(as_written.stays.size(), reversed.stays.size());
  for (std::size_t i = 0; i < reversed.stays.size(); ++i)
    EXPECT_TRUE(as_written.stays[i].code == reversed.stays[i].code &&
                as_written.stays[i].start == reversed.stays[i].start);
}

struct Expected {
  Damage damage;
  const char* rule;  // of the repair, or words of the refusal
  bool refused;
};

/// Every kind of damage is refused or repaired, by its name, and says the row.
class DamagedReturn : public ::testing::TestWithParam<Expected> {};

TEST_P(DamagedReturn, IsRefusedOrRepairedByName) {
  const Folder folder;
  const auto& [damage, rule, refused] = GetParam();
  const CareReturn read = read_damaged(folder, damage);
  EXPECT_EQ(read.diagnostics.has_errors(), refused) << read.diagnostics.render();
  if (refused) {
    EXPECT_THAT(read.diagnostics.render(), HasSubstr(rule));
  } else {
    EXPECT_THAT(rules(read), Contains(rule));
    for (const Repair& repair : read.repairs) EXPECT_THAT(repair.file, HasSubstr(".csv"));
  }
}

TEST_P(DamagedReturn, NamesNoChild) {
  const Folder folder;
  const CareReturn read = read_damaged(folder, GetParam().damage);
  std::string said = read.diagnostics.render();
  for (const Repair& repair : read.repairs) said += repair.found + repair.action;
  EXPECT_THAT(said, Not(HasSubstr("ZZ")));
}

INSTANTIATE_TEST_SUITE_P(
    All, DamagedReturn,
    ::testing::Values(Expected{Damage::missing_column, "DECOM: is missing from the header", true},
                      Expected{Damage::impossible_date, "there is no such day", true},
                      Expected{Damage::date_before_1980, "before 1980", true},
                      Expected{Damage::end_before_start, "before the start on", true},
                      Expected{Damage::birth_after_start, "before the child's date of birth", true},
                      Expected{Damage::over_21, "nobody is looked after beyond 21", true},
                      Expected{Damage::overlapping_episodes, "overlapping-episodes", false},
                      Expected{Damage::duplicate_episode, "duplicate-episode", false},
                      Expected{Damage::two_episodes_at_once, "two-episodes-at-once", false},
                      Expected{Damage::conflicting_birth_dates, "with another date of birth", true},
                      Expected{Damage::duplicate_child, "duplicate-child", false},
                      Expected{Damage::corrected_birth_date, "corrected-birth-date", false},
                      Expected{Damage::unknown_child, "episode-of-unknown-child", false},
                      Expected{Damage::child_without_episodes, "child-without-episodes", false},
                      Expected{Damage::no_child_id, "episodes of one child are found by its id", true},
                      Expected{Damage::reason_without_end, "is empty beside a reason for ending", true},
                      Expected{Damage::end_without_reason, "end-without-reason", false},
                      Expected{Damage::unknown_reason, "unknown-reason", false},
                      Expected{Damage::open_episode_followed, "open-episode-followed", false},
                      Expected{Damage::not_returned_again, "not-returned-again", false},
                      Expected{Damage::broken_chain, "broken-chain", false},
                      Expected{Damage::one_day_gap, "one-day-gap", false},
                      Expected{Damage::start_after_the_year, "after the return closed", true},
                      Expected{Damage::end_after_the_year, "end-after-the-year", false},
                      Expected{Damage::past_eighteenth_birthday, "past-eighteenth-birthday", false},
                      Expected{Damage::short_breaks, "short-breaks", false},
                      Expected{Damage::byte_order_mark, "byte-order-mark", false},
                      Expected{Damage::utf_16, "utf-16", false},
                      Expected{Damage::windows_1252, "windows-1252", false},
                      Expected{Damage::carriage_returns, "carriage-returns", false},
                      Expected{Damage::semicolons, "separator", false},
                      Expected{Damage::short_row, "has 12 cells, the header 13", true},
                      Expected{Damage::long_row, "has 14 cells, the header 13", true},
                      Expected{Damage::trailing_blank_lines, "blank-line", false},
                      Expected{Damage::stray_quote, "has a quotation mark inside a cell", true},
                      Expected{Damage::unclosed_quote, "opens a quotation mark that nothing closes", true},
                      Expected{Damage::header_only, "has a header and no rows", true},
                      Expected{Damage::empty_file, "is empty", true}),
    [](const auto& named) {
      std::string name = fmt::format("{:02}_{}", static_cast<int>(named.param.damage), named.param.rule);
      std::replace_if(
          name.begin(), name.end(), [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; },
          '_');
      return name;
    });

TEST(CareReturn, ReadsTheSameFromEveryEncoding) {
  const Folder folder;
  const CareReturn plain = read_damaged(folder, Damage::none);
  for (const Damage damage :
       {Damage::byte_order_mark, Damage::utf_16, Damage::carriage_returns, Damage::semicolons}) {
    const CareReturn other = read_damaged(folder, damage);
    ASSERT_EQ(other.periods.size(), plain.periods.size());
    for (std::size_t i = 0; i < plain.periods.size(); ++i)
      EXPECT_EQ(other.periods[i].end, plain.periods[i].end);
  }
}

TEST(CareReturn, SaysLineAndColumnOfWhatItRefuses) {
  const Folder folder;
  const CareReturn read = read_rows(folder, "7,1,03/03/2010,,,,\n",
                                    "7,31/02/2016,S,C2,N1,U6,PR1,,,,,,\n"
                                    "7,2016-02-03,S,C2,N1,U6,PR1,tomorrow,,,,,\n");
  ASSERT_EQ(read.diagnostics.errors(), 2u) << read.diagnostics.render();
  const base::Diagnostic &first = read.diagnostics.all()[0], &second = read.diagnostics.all()[1];
  EXPECT_EQ(first.place.line, 2);
  EXPECT_EQ(first.place.column, 3);
  EXPECT_EQ(first.found, "is 31/02/2016");
  EXPECT_EQ(second.place.line, 3);
  EXPECT_EQ(second.found, "is written like aaaaaaaa (9 for a digit, a for a letter)");
  EXPECT_EQ(second.excerpt, "") << "a line of a return is never quoted";
}

TEST(CareReturn, CountsWhatItDoesNotShow) {
  const Folder folder;
  std::string rows;
  for (int i = 0; i < 50; ++i) rows += "7,31/02/2016,S,C2,N1,U6,PR1,,,,,,\n";
  const CareReturn read = read_rows(folder, "7,1,03/03/2010,,,,\n", rows);
  EXPECT_EQ(read.diagnostics.errors(), 21u);
  EXPECT_THAT(read.diagnostics.render(), HasSubstr("has 30 more rows refused by the rule impossible-date"));
}

TEST(CareReturn, JoinsStatusChangesIntoOneStayAndMovesIntoOnePeriod) {
  const Folder folder;
  const CareReturn read = read_rows(folder, "7,1,03/03/2010,,,,\n",
                                    "7,10/04/2015,S,C2,N1,U6,PR1,20/05/2015,X1,,,,\n"
                                    "7,20/05/2015,L,E1,N1,U6,PR1,30/06/2015,X1,,,,\n"
                                    "7,30/06/2015,P,E1,N1,K2,PR4,01/09/2015,E4A,,,,\n"
                                    "7,01/12/2015,S,V2,N1,U3,PR1,,,,,,\n");
  EXPECT_EQ(read.diagnostics.render(), "");
  ASSERT_EQ(read.periods.size(), 2u);
  EXPECT_EQ(read.periods[0].end, (base::Date{2015, 9, 1}));
  EXPECT_EQ(read.periods[0].reason, CareEnd::home);
  ASSERT_EQ(read.stays.size(), 3u);
  EXPECT_EQ(read.stays[0].end, (base::Date{2015, 6, 30}));
  EXPECT_EQ(read.stays[1].code, "K2");
  EXPECT_EQ(read.stays[2].period, 1u);
  EXPECT_NEAR(read.periods[0].age_at_start, 5.10, 0.01)
      << "born 3 March 2010, 10 April 2015: 5 years and 38 days";
}

TEST(CareReturn, LookedAfterComesFirstWhereEpisodesOverlap) {
  // The first says looked after to 1 December; the second, inside it, ended in September. Model 1.14: care comes first.
  const Folder folder;
  const CareReturn read = read_rows(folder, "7,1,03/03/2010,,,,\n",
                                    "7,10/04/2015,S,C2,N1,U6,PR1,01/12/2015,E4A,,,,\n"
                                    "7,20/05/2015,P,C2,N1,K2,PR4,01/09/2015,E8,,,,\n");
  ASSERT_EQ(read.periods.size(), 1u);
  EXPECT_EQ(read.periods[0].end, (base::Date{2015, 12, 1}));
  EXPECT_EQ(read.periods[0].reason, CareEnd::home);
  EXPECT_EQ(read.stays[0].end, (base::Date{2015, 5, 20}));
  ASSERT_EQ(read.repairs.size(), 1u);
  EXPECT_EQ(read.repairs[0].row, 2);
  EXPECT_EQ(read.repairs[0].action, "placement ended on 2015-05-20, when the next began");
}

TEST(CareReturn, AChildWhoComesBackTheSameDayHasTwoPeriods) {
  const Folder folder;
  const CareReturn read = read_rows(folder, "7,1,03/03/2010,,,,\n",
                                    "7,10/04/2015,S,C2,N1,U6,PR1,01/09/2015,E4A,,,,\n"
                                    "7,01/09/2015,S,C2,N1,U6,PR1,,,,,,\n");
  EXPECT_EQ(read.periods.size(), 2u);
  EXPECT_EQ(yearly(read)[0].started, 2.0);
}

TEST(CareReturn, LeavingOnTheBirthdayIsAgeingOutWhateverTheCode) {
  const Folder folder;
  const CareReturn read =
      read_rows(folder, "7,1,03/06/1997,,,,\n", "7,10/04/2014,S,C2,N1,U6,PR1,03/06/2015,E6,,,,\n");
  ASSERT_EQ(read.periods.size(), 1u) << read.diagnostics.render();
  EXPECT_EQ(read.periods[0].reason, CareEnd::turned_18);
}

TEST(CareReturn, ABirthdayIsNotGivenAway) {
  const Folder folder;
  const CareReturn read =
      read_rows(folder, "7,1,03/06/1997,,,,\n", "7,10/04/2014,S,C2,N1,U6,PR1,30/09/2015,E6,,,,\n");
  ASSERT_EQ(read.repairs.size(), 1u);
  EXPECT_EQ(read.repairs[0].found, "ends on 2015-09-30");
  EXPECT_EQ(read.repairs[0].action, "ended on the 18th birthday");
  EXPECT_EQ(read.periods[0].end, (base::Date{2015, 6, 3}));
}

TEST(CareReturn, YearsAreToldFromNamesOrDates) {
  const Folder folder;
  const SyntheticLaw law = small_law();
  const auto folders = write_return(folder.path(), law, simulate_children(law, seed));
  std::vector<std::filesystem::path> renamed;
  for (const auto& [from, to] : {std::pair{0, "SSDA903 2014"}, {1, "201415"}, {2, "newest"}}) {
    renamed.push_back(folder.path() / to);
    std::filesystem::rename(folders[static_cast<std::size_t>(from)], renamed.back());
  }
  const CareReturn read = read_care_return(renamed);
  EXPECT_EQ(read.diagnostics.render(), "");
  EXPECT_EQ(read.years, (std::vector{2014, 2015, 2016}));
  EXPECT_THAT(rules(read), ElementsAre("year-from-dates"));
}

TEST(CareReturn, RefusesYearsTwiceAndYearsLeftOut) {
  const Folder folder;
  const SyntheticLaw law = small_law();
  const auto folders = write_return(folder.path(), law, simulate_children(law, seed));
  EXPECT_THAT(read_care_return(std::vector{folders[0], folders[2]}).diagnostics.render(),
              HasSubstr("give returns of consecutive years"));
  EXPECT_THAT(read_care_return(std::vector{folders[0], folders[0]}).diagnostics.render(),
              HasSubstr("give each year once"));
  EXPECT_THAT(read_care_return({}).diagnostics.render(), HasSubstr("give a folder a year"));
  EXPECT_THAT(read_care_return(std::vector{folder.path() / "none"}).diagnostics.render(),
              AllOf(HasSubstr("header.csv: error: cannot be read"),
                    HasSubstr("episodes.csv: error: cannot be read")));
}

}  // namespace
}  // namespace loadline::input::testing
