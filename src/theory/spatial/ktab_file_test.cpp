// KTAB's two kinds of file: what they give, and the place and code of everything wrong with them.
#include <doctest/doctest.h>
#include <string>

#include "theory/spatial/ktab_file.h"
#include "theory/spatial/xml_tree.h"

namespace entente::theory::spatial {
namespace {

const std::string table =
    "Port tolls, \"Three cities, one river\", 3, 2,\r\n"
    "Actor, Description, Power, Toll Position, Toll Salience, Pstn2, Sal2,\r\n"
    "Aa, \"says \"\"no\"\"\", 10, 20, 30, 40, 50,\r\n"
    "\r\n"
    "Bb, , 20.5, 0, 100, 100, 0\r\n"
    "Cc, third, 5, 50, 1.25, 60, 2.5,\r\n";

const std::string scenario = R"(<?xml version="1.0"?>
<!-- made up -->
<Scenario>
<name>Port &amp; tolls</name><desc>made up</desc><prngSeed>00042</prngSeed>
<ModelParameters><VotingRule>Cubic</VotingRule><BigRAdjust>Half</BigRAdjust></ModelParameters>
<Dimensions><dName>Toll</dName></Dimensions>
<Actors>
<Actor><name>Aa</name><description/><capability>10</capability><Position><dCoord>20</dCoord></Position><Salience><dSal>30</dSal></Salience></Actor>
<Actor><name>Bb</name><description>b</description><capability>20</capability><Position><dCoord>0</dCoord></Position><Salience><dSal>100</dSal></Salience></Actor>
<Actor><name>Cc</name><capability>5</capability><Position><dCoord>50</dCoord></Position><Salience><dSal>1</dSal></Salience></Actor>
</Actors>
<IdealAdjustment>
<iaPair><adjustingIdeal>Aa</adjustingIdeal><referencePos>Bb</referencePos><adjust>0.25</adjust></iaPair>
</IdealAdjustment>
</Scenario>
)";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

/// "CODE:line:column" of the first diagnostic.
std::string first_fault(const Result<KtabFile>& file) {
    if (file) {
        return "none";
    }
    const Diagnostic& d = file.error().front();
    return d.code + ":" + std::to_string(d.where.line) + ":" + std::to_string(d.where.column);
}

std::string csv_fault(const std::string& from, const std::string& to) {
    return first_fault(parse_ktab_csv(replaced(table, from, to), "t.csv"));
}
std::string xml_fault(const std::string& from, const std::string& to) {
    return first_fault(parse_ktab_xml(replaced(scenario, from, to), "s.xml"));
}

}  // namespace

TEST_CASE("a KTAB table is read") {
    const Result<KtabFile> file = parse_ktab_csv(table, "t.csv");
    REQUIRE(file);
    CHECK(file->name == "Port tolls");
    CHECK(file->description == "Three cities, one river");
    CHECK(file->actors == std::vector<std::string>{"Aa", "Bb", "Cc"});
    CHECK(file->issues == std::vector<std::string>{"Toll", "Pstn2"});
    CHECK(file->power == std::vector<double>{10, 20.5, 5});
    CHECK(file->position == std::vector<double>{20, 40, 0, 100, 50, 60});
    CHECK(file->salience == std::vector<double>{30, 50, 100, 0, 1.25, 2.5});
    CHECK(file->accommodation.empty());
    CHECK(file->places[1] == Location{"t.csv", 5, 1});
    CHECK(looks_like_ktab_csv(table));
    CHECK_FALSE(looks_like_ktab_csv("Actor,Capability,Position,Salience\nA,1,2,3\n"));
    CHECK(run_spatial(input_of(*file), file->options));
}

TEST_CASE("what is wrong with a KTAB table is named with its place") {
    CHECK(csv_fault(" 3, 2,", " three, 2,") == "E355:1:40");
    CHECK(csv_fault(" 3, 2,", " 4, 2,") == "E355:1:40");
    CHECK(csv_fault(" 3, 2,", " 2, 2,") == "E350:1:40");
    CHECK(csv_fault(" 3, 2,", " 5000, 2,") == "E350:1:40");
    CHECK(csv_fault("Pstn2, Sal2", "Sal2") == "E355:2:1");
    CHECK(csv_fault("Pstn2", "Toll Position") == "E355:2:58");
    CHECK(csv_fault("10, 20, 30", "10, 20") == "E356:3:1");
    CHECK(csv_fault("\"says", "\"says\" x") == "E356:3:1");
    CHECK(csv_fault("20.5", "20,5") == "E356:5:1");
    CHECK(csv_fault("20.5", "much") == "E356:5:7");
    CHECK(csv_fault("20.5", "0") == "E351:5:7");
    CHECK(csv_fault("20.5", "nan") == "E356:5:7");
    CHECK(csv_fault("50, 1.25", "100.5, 1.25") == "E351:6:15");
    CHECK(csv_fault("1.25", "-1") == "E352:6:19");
    CHECK(csv_fault("1.25", "98") == "E352:6:19");
    CHECK(csv_fault("Bb", "Aa") == "E356:5:1");
    CHECK(first_fault(parse_ktab_csv("", "t.csv")) == "E355:0:0");
    CHECK(first_fault(parse_ktab_csv("\xff\xfe\n\n", "t.csv")) == "E355:0:0");
}

TEST_CASE("a KTAB scenario is read") {
    const Result<KtabFile> file = parse_ktab_xml(scenario, "s.xml");
    REQUIRE(file);
    CHECK(file->name == "Port & tolls");
    CHECK(file->actors == std::vector<std::string>{"Aa", "Bb", "Cc"});
    CHECK(file->options.voting == VotingRule::cubic);
    CHECK(file->options.risk_perception == RiskPerception::half);
    CHECK(file->options.victory == VictoryLaw::linear);
    CHECK(file->options.seed == 42);
    using Setting = std::pair<std::string, std::string>;
    CHECK(file->settings == std::vector<Setting>{{"voting", "cubic"}, {"risk-perception", "half"}});
    // The one named follows as it says; the others follow their own positions.
    CHECK(file->accommodation == std::vector<double>{0, 0.25, 0, 0, 1, 0, 0, 0, 1});
    CHECK(file->places[2] == Location{"s.xml", 10, 1});
    CHECK(looks_like_ktab_xml(scenario));
    CHECK_FALSE(looks_like_ktab_xml(table));
    CHECK(run_spatial(input_of(*file), file->options));
}

TEST_CASE("what is wrong with a KTAB scenario is named with its place") {
    CHECK(xml_fault("Cubic", "Cubik") == "E354:5:18");
    CHECK(xml_fault("<dName>Toll</dName>", "") == "E350:6:1");
    CHECK(xml_fault("<desc>", "<dsc>") == "E357:4:42");
    CHECK(xml_fault("<desc>made up</desc>", "<dsc>made up</dsc>") == "E358:4:30");
    CHECK(xml_fault("<prngSeed>00042", "<prngSeed>-1") == "E358:4:50");
    CHECK(xml_fault("<capability>10", "<capability>ten") == "E358:8:37");
    CHECK(xml_fault("<capability>10", "<capability>0") == "E351:8:1");
    CHECK(xml_fault("<dCoord>20", "<dCoord>120") == "E351:8:74");
    CHECK(xml_fault("<dSal>30", "<dSal>0") == "E352:8:1");
    CHECK(xml_fault("<capability>5</capability>", "") == "E358:10:1");
    CHECK(xml_fault("<name>Bb</name>", "<name>Aa</name>") == "E358:9:1");
    CHECK(xml_fault("<adjust>0.25", "<adjust>1.25") == "E353:13:75");
    CHECK(xml_fault("<referencePos>Bb", "<referencePos>Bbb") == "E358:13:44");
    CHECK(first_fault(parse_ktab_xml("<Scene/>", "s.xml")) == "E358:1:1");
}

TEST_CASE("XML that is not well-formed is refused, whatever it is") {
    const auto refused = [](const std::string& text) {
        const Result<XmlElement> root = parse_xml(text, "x.xml");
        return !root && root.error().front().code == "E357";
    };
    CHECK(refused(""));
    CHECK(refused("text"));
    CHECK(refused("<a>"));
    CHECK(refused("<a></b>"));
    CHECK(refused("</a>"));
    CHECK(refused("<a/><b/>"));
    CHECK(refused("<a b></a>"));
    CHECK(refused("<a b='1></a>"));
    CHECK(refused("<a>&what;</a>"));
    CHECK(refused("<a>&#xD800;</a>"));
    CHECK(refused("<a>&#0;</a>"));
    CHECK(refused("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"));
    CHECK(refused("<a><!-- </a>"));
    CHECK(refused("<a\xff/>"));
    std::string deep;
    for (int i = 0; i < 100; ++i) {
        deep += "<a>";
    }
    CHECK(refused(deep));
    const Result<XmlElement> good = parse_xml("\xEF\xBB\xBF<a x='1'> &#65;&lt;<![CDATA[<b>]]> <b/></a>\n", "x.xml");
    REQUIRE(good);
    CHECK(good->text == "A<<b>");
    CHECK(good->children.size() == 1);
}

}  // namespace entente::theory::spatial
