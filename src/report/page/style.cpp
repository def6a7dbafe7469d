#include "report/page/parts.hpp"

namespace loadline::report::page {

std::string style() {
  return R"css(
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-behavior: auto; }
body { margin: 0; color: #0B0C0C; background: #FFFFFF; font: 1rem/1.55 Arial, "Helvetica Neue", Helvetica, sans-serif; }
header, main { max-width: 62rem; margin: 0 auto; padding: 0 1rem; }
header { padding-top: 1.5rem; }
h1 { font-size: 1.9rem; line-height: 1.2; color: #12436D; margin: 0 0 .4rem; }
h2 { font-size: 1.45rem; line-height: 1.25; color: #12436D; margin: 2.6rem 0 .8rem; padding-top: .8rem; border-top: 3px solid #12436D; }
h3 { font-size: 1.12rem; line-height: 1.35; margin: 1.6rem 0 .5rem; }
h4 { font-size: 1rem; font-weight: 700; margin: 1.3rem 0 .3rem; }
p { max-width: 46rem; margin: .5rem 0 .9rem; }
a { color: #12436D; }
a:focus-visible, summary:focus-visible, .scroll:focus-visible { outline: 3px solid #3D3D3D; outline-offset: 2px; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: .5rem; background: #FFFFFF; padding: .4rem; }
.facts { list-style: none; margin: .6rem 0; padding: 0; color: #3D3D3D; }
.facts li { display: inline-block; margin: 0 1.2rem .2rem 0; }
.notice { border-left: 5px solid #12436D; background: #F3F6F9; padding: .6rem .9rem; margin: .8rem 0; }
.notice p { margin: .2rem 0; }
.warning { border-left-color: #801650; background: #FBF1F6; }
.watermark { background: #801650; color: #FFFFFF; font-weight: 700; padding: .6rem 1rem; margin: 0 0 1rem; max-width: none; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(13.5rem, 1fr)); gap: .8rem; padding: 0; margin: 1rem 0; list-style: none; }
.card { border: 1px solid #B8C4CF; border-top: 5px solid #12436D; padding: .6rem .8rem .7rem; break-inside: avoid; }
.card .label { display: block; color: #3D3D3D; font-size: .95rem; }
.card .big { display: block; font-size: 1.75rem; line-height: 1.25; font-weight: 700; color: #12436D; }
.card .more { display: block; font-size: .95rem; line-height: 1.4; }
nav ul { columns: 2; column-gap: 2.5rem; max-width: 54rem; padding-left: 1.2rem; }
nav h2 { font-size: 1.1rem; border-top: 0; margin: 1.2rem 0 .3rem; padding: 0; }
figure { margin: 1.4rem 0 2rem; }
figure h3 { margin-top: 0; }
figcaption { max-width: 46rem; margin: .3rem 0 .5rem; }
svg { display: block; width: 100%; height: auto; font-family: inherit; }
svg.wide { max-width: 760px; }
svg.narrow { display: none; max-width: 420px; }
svg text { paint-order: stroke; stroke: #FFFFFF; stroke-width: 3px; stroke-linejoin: round; }
.scroll { overflow-x: auto; max-width: 100%; margin: .6rem 0 1rem; }
table { border-collapse: collapse; font-size: .94rem; line-height: 1.4; }
caption { text-align: left; font-weight: 700; padding: .2rem 0 .4rem; }
caption span { display: block; position: sticky; left: 0; max-width: min(46rem, calc(100vw - 2rem)); }
th, td { text-align: left; vertical-align: top; padding: .32rem .8rem .32rem 0; border-bottom: 1px solid #C9CED3; }
thead th { border-bottom: 2px solid #3D3D3D; vertical-align: bottom; }
tbody th { font-weight: 400; min-width: 5.2rem; max-width: 22rem; }
td { min-width: 4.2rem; max-width: 30rem; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
td.number { white-space: nowrap; min-width: 3.4rem; }
th.number { max-width: 7.5rem; }
code { font-family: Consolas, "Liberation Mono", Menlo, monospace; font-size: .9em; overflow-wrap: anywhere; }
pre { overflow-x: auto; background: #F3F6F9; padding: .7rem; }
details { margin: .5rem 0 1rem; }
summary { cursor: pointer; color: #12436D; text-decoration: underline; padding: .2rem 0; }
.tag { display: inline-block; min-width: 4.6em; padding: 0 .45em; border: 2px solid; border-radius: 3px; font-weight: 700; font-size: .88em; text-align: center; }
.tag.green { border-color: #28A197; } .tag.amber { border-color: #F46A25; border-style: dashed; } .tag.red { border-color: #801650; background: #801650; color: #FFFFFF; }
dt { font-weight: 700; margin-top: .5rem; } dd { margin: 0 0 0 1.2rem; max-width: 46rem; }
footer { color: #3D3D3D; }
@media (max-width: 640px) {
  h1 { font-size: 1.5rem; } h2 { font-size: 1.25rem; }
  nav ul { columns: 1; }
  .cards { grid-template-columns: 1fr; }
  svg.wide { display: none; } svg.narrow { display: block; }
  th, td { padding-right: .7rem; }
}
@media print {
  @page { size: A4; margin: 14mm 13mm; }
  body { font-size: 9.5pt; }
  header, main { max-width: none; padding: 0; }
  nav, .skip { display: none; }
  h2 { break-after: avoid; margin-top: 1.2rem; } h3 { break-after: avoid; }
  figure, .notice, tr { break-inside: avoid; }
  section { break-before: auto; } #price, #terms, #opening, #assumptions { break-before: page; }
  svg.wide { display: block; max-width: 165mm; } svg.narrow { display: none; }
  .scroll { overflow: visible; } table { font-size: 8pt; } .number { white-space: normal; }
  .cards { grid-template-columns: repeat(4, 1fr); gap: .4rem; }
  .card { padding: .3rem .4rem; } .card .big { font-size: 14pt; }
  details { display: none; } .printed > details { display: block; }
  .printed table { table-layout: fixed; width: 100%; font-size: 7.5pt; } .printed td, .printed th { min-width: 0; max-width: none; overflow-wrap: anywhere; }
  .printed thead th:nth-child(1) { width: 36%; } .printed thead th:nth-child(3) { width: 18%; } .printed thead th:nth-child(4) { width: 13%; }
  .printed details::details-content { content-visibility: visible; display: block; block-size: auto; }
  .watermark { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  a { color: inherit; text-decoration: none; }
}
)css";
}

}  // namespace loadline::report::page
