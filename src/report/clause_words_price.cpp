#include "report/kind_words.hpp"

namespace loadline::report::kinds {
using namespace scenario;

KindWords words(const BasePrice&) {
  return {"Base price",
          "What the council pays the company for a year of the service before anything else is added or "
          "taken off. Every other "
          "clause of the contract changes this figure or shares out what is left of it. Where the real price "
          "is not public, the "
          "published budget of the service stands in for it (proxy = true), and the report says so.",
          "price = amount, the same in every year until the clauses below change it",
          "The contract's price schedule"};
}

KindWords words(const Indexation&) {
  return {
      "Indexation",
      "Raises the price each April with a basket of the pay award, consumer prices and placement fees, "
      "so that the company "
      "does not carry inflation it cannot control. What the weights leave of 100% is not indexed. The "
      "change of any one year "
      "is kept between a least and a most.",
      "price of a year = base price x the product over the years since the first of (1 + clamp(basket of the "
      "year / basket of the year before - 1, least, most)), where basket = pay weight x pay level + prices "
      "weight x price level + fees weight x fee level + what the weights leave of 100%, each level being 1 "
      "in the first year. Geometric mean: basket = the product of each level to the power of its weight. "
      "With a lag of so many years the baskets are those of so many years earlier. Compounded unrounded, "
      "rounded to the penny once a year",
      "Basket indexation as in HM Treasury's Standardisation of PFI Contracts"};
}

KindWords words(const SavingsReduction&) {
  return {
      "Savings reduction",
      "Takes the savings the council expects off the price, whether or not they are delivered: if they "
      "are not, the company runs "
      "a deficit. The basis must say what each figure means, because \"£4.5m over three years\" can mean "
      "a lasting reduction of "
      "the budget, cash in one year, or a running total.",
      "price = price so far x (1 - efficiency) ^ years since the first - reductions in force. Base "
      "reduction: "
      "the sum of every year's figure so far; in-year cash: this year's figure; cumulative cash: this year's "
      "running total less the highest before it. With a seq above that of the indexation it comes off the "
      "indexed "
      "price; with one below, off the price that is indexed then",
      "Worked against Doncaster's published reductions: 2.0, 2.0 and 0.5 million"};
}

KindWords words(const ChangeControl&) {
  return {
      "Change control",
      "Changes of the price that the company asks for in writing during the year: new duties, a pay award "
      "above "
      "plan, a grant lost. Each is approved or refused, in part or in full, after some months; what is "
      "approved "
      "adds to the price, for the year of the request or for good. It is there because a price set in winter "
      "cannot know the year. The company gains by asking; the council keeps the decision.",
      "added in a year = the sum over requests of amount x share granted x months of the year from the "
      "effective "
      "month / 12, each rounded to the penny once; later years in full where the change is recurrent",
      "Slough Children First's in-year change requests: 1.786 million approved for 2022/23 (650, 548, 88 and "
      "500 "
      "thousand)"};
}

KindWords words(const Rebase&) {
  return {
      "Rebasing",
      "After each year the number of children the price is set for, and the price with it, move part of the "
      "way "
      "towards what happened. It keeps a long contract near the truth. The greater the weight, the less risk "
      "the "
      "company bears and the less it gains by keeping numbers low: at 100% every child is paid for, a year "
      "late.",
      "new baseline = (1 - weight) x baseline + weight x children looked after on average; the next year's "
      "price "
      "is the indexed price plus what was added so far (indexed on) plus weight x unit price x child-weeks "
      "above "
      "the old baseline",
      "Annual review of the contract sum, as in Northamptonshire and Slough; ratchet of incentive contracts"};
}

}  // namespace loadline::report::kinds
