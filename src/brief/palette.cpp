#include "brief/palette.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace entente::brief {
namespace {

constexpr std::array<Colour, 16> colours{{{"page", "#ffffff", "#14171a"},
                                          {"panel", "#f4f6f8", "#1e2328"},
                                          {"ink", "#1b1f24", "#e8eaed"},
                                          {"quiet", "#515a64", "#aeb6bf"},
                                          {"axis", "#6a737d", "#8b949e"},
                                          {"rule", "#d5dae0", "#363d45"},
                                          {"judgement", "#0b57a4", "#74b6ff"},
                                          {"fact", "#17652f", "#74d192"},
                                          {"assumption", "#8a4400", "#f2b766"},
                                          {"gain2", "#0b57a4", "#74b6ff"},
                                          {"gain2-ink", "#ffffff", "#0a1724"},
                                          {"gain1", "#d9e8f8", "#1c3650"},
                                          {"loss1", "#fae3d2", "#4a2d1b"},
                                          {"loss2", "#9c3a00", "#ffa873"},
                                          {"loss2-ink", "#ffffff", "#241003"},
                                          {"possible", "#e6ebf0", "#2a3138"}}};

constexpr std::array<Pairing, 21> pairs{{{"ink", "page", Use::text},
                                         {"ink", "panel", Use::text},
                                         {"quiet", "page", Use::text},
                                         {"quiet", "panel", Use::text},
                                         {"judgement", "page", Use::text},
                                         {"judgement", "panel", Use::text},
                                         {"fact", "page", Use::text},
                                         {"fact", "panel", Use::text},
                                         {"assumption", "page", Use::text},
                                         {"assumption", "panel", Use::text},
                                         {"gain2-ink", "gain2", Use::text},
                                         {"ink", "gain1", Use::text},
                                         {"ink", "loss1", Use::text},
                                         {"loss2-ink", "loss2", Use::text},
                                         {"ink", "possible", Use::text},
                                         {"axis", "page", Use::graphic},
                                         {"axis", "panel", Use::graphic},
                                         {"axis", "possible", Use::graphic},
                                         {"judgement", "possible", Use::graphic},
                                         {"assumption", "possible", Use::graphic},
                                         {"ink", "possible", Use::graphic}}};

/// One channel of sRGB, linear (WCAG 2.2, relative luminance).
double linear(std::string_view hex) {
    int value = 0;
    std::from_chars(hex.data(), hex.data() + hex.size(), value, 16);
    const double share = value / 255.0;
    return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
}

double luminance(std::string_view colour) {
    return 0.2126 * linear(colour.substr(1, 2)) + 0.7152 * linear(colour.substr(3, 2)) +
           0.0722 * linear(colour.substr(5, 2));
}

std::string variables(bool dark) {
    std::string css;
    for (const Colour& colour : colours) {
        css += "--" + std::string(colour.name) + ":" + std::string(dark ? colour.dark : colour.light) + ";";
    }
    return css;
}

constexpr std::string_view rules = R"css(
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-behavior:smooth}
body{margin:0;background:var(--page);color:var(--ink);font:17px/1.5 Charter,"Bitstream Charter","Iowan Old Style",Georgia,"DejaVu Serif",serif}
main{max-width:52rem;margin:0 auto;padding:1.5rem 1.25rem 4rem;overflow-wrap:break-word}
h1,h2,h3,h4,th,summary,nav,.dateline,.legend,figcaption,caption,.how,svg text,.fold,code{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
h1{font-size:1.75rem;line-height:1.2;margin:0 0 .35rem;letter-spacing:-.01em}
h2,h3,h4{line-height:1.25}
p{margin:.3rem 0}
a{color:inherit;text-decoration-color:var(--axis);text-underline-offset:.18em}
a:hover{text-decoration-color:currentColor}
a.number,a.chance{text-decoration-style:dotted;text-decoration-thickness:1px}
table a.number,table a.chance{text-decoration:none}
table a:hover{text-decoration:underline}
a.cite,a.assume{color:var(--judgement);font-family:system-ui,sans-serif;font-size:.82em;text-decoration:none;white-space:nowrap;padding:.2em .1em}
a.assume{color:var(--assumption)}
a.cite:hover,a.assume:hover{text-decoration:underline}
:focus-visible{outline:3px solid var(--judgement);outline-offset:2px;border-radius:2px}
:target{background:var(--panel);scroll-margin-top:1rem}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:.5rem;background:var(--page);padding:.5rem}
.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.dateline{color:var(--quiet);font-size:.9rem;margin:0}
.dateline strong{color:var(--ink)}
.question{font-size:1.1rem;font-style:italic;margin:.6rem 0}
.legend{color:var(--quiet);font-size:.8rem;margin:.4rem 0 0;display:flex;flex-wrap:wrap;gap:0 1.1em}
header{border-bottom:2px solid var(--ink);padding-bottom:.8rem;margin-bottom:.4rem}
.part{display:grid;grid-template-columns:9.5rem minmax(0,1fr);gap:0 1.25rem;padding:.75rem 0;border-bottom:1px solid var(--rule)}
.part>h2{font-size:.85rem;margin:.28rem 0 0;letter-spacing:.01em}
.part>div{min-width:0}
.part.wide{display:block}
.part.wide>h2{margin-bottom:.3rem}
#bottom-line p{font-size:1.15rem;line-height:1.45;margin:0}
#bottom-line .chance{font-weight:700}
.statement+.statement::before{content:" "}
.mark{font-family:system-ui,sans-serif;font-size:.8em;margin-right:.35em}
q{quotes:none}
.fact,.report{color:var(--fact)}
.judgement{color:var(--judgement)}
.assumption{color:var(--assumption)}
ul{list-style:none;margin:.2rem 0;padding:0}
li{margin:.28rem 0;padding-left:1.15rem;text-indent:-1.15rem}
li>*{text-indent:0}
li .mark{display:inline-block;width:1.15rem;margin:0;text-indent:0}
.fold{margin:2.5rem 0 0;font-size:1.3rem;border-top:2px solid var(--ink);padding-top:1rem}
nav ul{columns:2;column-gap:2rem;font-size:.88rem;margin:.6rem 0 1rem}
nav li{padding:0;text-indent:0;margin:0}
nav a{display:inline-block;padding:.2rem 0}
h3{font-size:1.2rem;margin:2.4rem 0 .5rem;padding-bottom:.2rem;border-bottom:1px solid var(--rule)}
h4{font-size:1rem;margin:1.6rem 0 .3rem}
figure{margin:1rem 0}
figcaption{font-weight:600;font-size:.95rem;line-height:1.35;margin-bottom:.5rem}
.how{color:var(--quiet);font-size:.8rem;line-height:1.4;margin:.4rem 0}
svg.chart{display:block;width:100%;overflow:visible}
svg text{font-size:12.5px;fill:var(--ink)}
svg .over{paint-order:stroke;stroke:var(--possible);stroke-width:3px;stroke-linejoin:round}
svg .small{font-size:11.5px;fill:var(--quiet)}
svg .bold{font-weight:600}
svg .axis{stroke:var(--axis);stroke-width:1}
svg .guide{stroke:var(--rule);stroke-width:1}
svg .dash{stroke:var(--axis);stroke-width:1.5;stroke-dasharray:5 4}
svg .possible{fill:var(--possible)}
svg .maybe{fill:var(--possible);opacity:.5}
svg .bar{stroke:var(--ink);stroke-width:3}
svg .thin{stroke:var(--ink);stroke-width:1.5}
svg .dot{fill:var(--ink);stroke:var(--ink);stroke-width:1.5}
svg .ring{fill:var(--page);stroke:var(--ink);stroke-width:1.75}
svg .forecast{stroke:var(--judgement);stroke-width:3}
svg .half{stroke:var(--judgement);stroke-width:9}
svg .diamond{fill:var(--page);stroke:var(--judgement);stroke-width:2.5}
svg .limit{fill:none;stroke:var(--assumption);stroke-width:2.5}
svg .limit-range{stroke:var(--assumption);stroke-width:1.5;stroke-dasharray:2 2}
svg .deal{fill:var(--judgement);stroke:var(--judgement);stroke-width:1.5}
svg .nodeal{fill:var(--page);stroke:var(--ink);stroke-width:1.5}
svg .fan90{fill:var(--possible)}
svg .fan60{fill:var(--judgement);opacity:.28}
svg .past{fill:none;stroke:var(--ink);stroke-width:1.5;vector-effect:non-scaling-stroke}
svg .ahead{fill:none;stroke:var(--judgement);stroke-width:2.5;stroke-dasharray:7 3;vector-effect:non-scaling-stroke}
svg .cell{stroke:var(--axis);stroke-width:1}
svg .t2,td.t2{fill:var(--gain2);background:var(--gain2);color:var(--gain2-ink)}
svg .t1,td.t1{fill:var(--gain1);background:var(--gain1)}
svg .t0{fill:var(--page)}
svg .t-1,td.t-1{fill:var(--loss1);background:var(--loss1)}
svg .t-2,td.t-2{fill:var(--loss2);background:var(--loss2);color:var(--loss2-ink)}
svg text.on2{fill:var(--gain2-ink)}
svg text.on-2{fill:var(--loss2-ink)}
details{margin:.4rem 0}
summary{cursor:pointer;font-size:.85rem;color:var(--judgement);padding:.3rem 0;width:max-content}
table{border-collapse:collapse;width:100%;font-size:.86rem;line-height:1.4;margin:.8rem 0 .4rem;font-family:system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif;font-variant-numeric:tabular-nums}
caption{text-align:left;font-size:.85rem;color:var(--quiet);padding-bottom:.3rem;line-height:1.35}
th,td{text-align:left;vertical-align:top;padding:.32rem .5rem;border-bottom:1px solid var(--rule)}
thead th{font-size:.78rem;font-weight:600;color:var(--quiet);vertical-align:bottom;border-bottom:1.5px solid var(--axis)}
tbody th{font-weight:500}
.scroll{overflow-x:auto}
.scroll th[scope=row]{position:sticky;left:0;background:var(--page)}
.centre{text-align:center}
table.matrix td.centre{font-weight:700;border:1px solid var(--axis);white-space:nowrap}
.date{white-space:nowrap}
.r1 td:nth-child(1),.r1 th:nth-child(1){text-align:right}.r1 td:nth-child(1){white-space:nowrap}
.r2 td:nth-child(2),.r2 th:nth-child(2){text-align:right}.r2 td:nth-child(2){white-space:nowrap}
.r3 td:nth-child(3),.r3 th:nth-child(3){text-align:right}.r3 td:nth-child(3){white-space:nowrap}
.r4 td:nth-child(4),.r4 th:nth-child(4){text-align:right}.r4 td:nth-child(4){white-space:nowrap}
.r5 td:nth-child(5),.r5 th:nth-child(5){text-align:right}.r5 td:nth-child(5){white-space:nowrap}
.r6 td:nth-child(6),.r6 th:nth-child(6){text-align:right}.r6 td:nth-child(6){white-space:nowrap}
.r7 td:nth-child(7),.r7 th:nth-child(7){text-align:right}.r7 td:nth-child(7){white-space:nowrap}
.r8 td:nth-child(8),.r8 th:nth-child(8){text-align:right}.r8 td:nth-child(8){white-space:nowrap}
.r9 td:nth-child(9),.r9 th:nth-child(9){text-align:right}.r9 td:nth-child(9){white-space:nowrap}
.r10 td:nth-child(10),.r10 th:nth-child(10){text-align:right}.r10 td:nth-child(10){white-space:nowrap}
.r11 td:nth-child(11),.r11 th:nth-child(11){text-align:right}.r11 td:nth-child(11){white-space:nowrap}
.r12 td:nth-child(12),.r12 th:nth-child(12){text-align:right}.r12 td:nth-child(12){white-space:nowrap}
.r13 td:nth-child(13),.r13 th:nth-child(13){text-align:right}.r13 td:nth-child(13){white-space:nowrap}
.r14 td:nth-child(14),.r14 th:nth-child(14){text-align:right}.r14 td:nth-child(14){white-space:nowrap}
.nb{white-space:nowrap}
@media (min-width:40.01rem){table.matrix td:nth-child(2){min-width:8.5rem}table.matrix tbody th{min-width:10.5rem}table.matrix .centre{padding-left:.3rem;padding-right:.3rem}}
.note{font-size:.82rem;color:var(--quiet)}
code{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.86em;overflow-wrap:anywhere}
@media (max-width:40rem){
body{font-size:16px}
main{padding:1rem 1rem 3rem}
h1{font-size:1.45rem}
.part{display:block}
.part>h2{margin:0 0 .15rem}
nav ul{columns:1}
nav a{padding:.3rem 0;min-height:24px}
table.matrix thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
table.matrix,table.matrix tbody,table.matrix caption{display:block}
table.matrix tr{display:block;padding:.45rem 0;border-bottom:1px solid var(--axis)}
table.matrix th,table.matrix td{display:block;border:0;padding:.06rem 0;text-align:left;white-space:normal}
table.matrix tbody th{font-weight:600}
table.matrix td:empty{display:none}
table.matrix tr{display:grid;grid-template-columns:repeat(var(--powers),minmax(0,1fr));gap:.15rem}
table.matrix th,table.matrix td:nth-child(2){grid-column:1/-1}
table.matrix td:nth-child(2)::before{content:""}
table.matrix td.centre{text-align:center;padding:.2rem 0;border:1px solid var(--axis)}
table.matrix td.centre::before{display:block;content:attr(data-label);font-weight:400;font-size:.66rem;line-height:1.15;color:inherit;white-space:normal;overflow-wrap:anywhere}
}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
@media (forced-colors:active){
:root{--page:Canvas;--panel:Canvas;--ink:CanvasText;--quiet:CanvasText;--axis:CanvasText;--rule:GrayText;--judgement:LinkText;--fact:CanvasText;--assumption:CanvasText;--gain2:Canvas;--gain2-ink:CanvasText;--gain1:Canvas;--loss1:Canvas;--loss2:Canvas;--loss2-ink:CanvasText;--possible:Canvas}
svg{forced-color-adjust:none}
svg .possible,svg .fan90,svg .fan60{stroke:CanvasText;stroke-dasharray:1 3}
}
@page{margin:18mm 16mm}
@media print{
html{font-size:9pt}
body{font-size:9pt}
table{break-inside:avoid}
table:has(tr:nth-child(20)){break-inside:auto}
.part{padding:.5rem 0}
main{max-width:none;padding:0}
nav,.skip,summary{display:none}
details::details-content{content-visibility:visible;display:block;height:auto}
.wide>h2,h3,h4,figcaption,caption{break-after:avoid}
svg,tr,li,figcaption,.part:not(.wide){break-inside:avoid}
.fold{margin-top:1.5rem}
.scroll{overflow:visible}
a{text-decoration:none}
table,svg{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
)css";

}  // namespace

std::span<const Colour> palette() {
    return colours;
}

std::span<const Pairing> pairings() {
    return pairs;
}

double contrast(std::string_view a, std::string_view b) {
    const double first = luminance(a) + 0.05;
    const double second = luminance(b) + 0.05;
    return std::max(first, second) / std::min(first, second);
}

std::string style() {
    return ":root{color-scheme:light dark;" + variables(false) +
           "}@media screen and (prefers-color-scheme:dark){:root{" + variables(true) + "}}" +
           std::string(rules);
}

}  // namespace entente::brief
