#include <catch2/catch_test_macros.hpp>

#include "core/content/places_json.h"
#include "kiosk/places/figures.h"
#include "kiosk/places/ipeds.h"
#include "kiosk/places/plain_table.h"
#include "kiosk/places/table.h"
#include "tests/support/content_fixture.h"

using namespace milepost;
using namespace milepost::kiosk;
using test::shipped_content;

namespace {

struct ReadTable {
    TableRead read;
    std::vector<std::vector<std::string>> rows;
};
ReadTable table(const std::string& bytes, const std::vector<std::string>& columns) {
    ReadTable all;
    all.read = read_table("t.csv", bytes, {}, [&](const TableRow& row) {
        std::vector<std::string> fields{std::to_string(row.line())};
        for (const std::string& column : columns) fields.push_back(row[column]);
        all.rows.push_back(fields);
    });
    return all;
}
using Rows = std::vector<std::vector<std::string>>;

std::vector<std::string> sentences(const Findings& findings) {
    std::vector<std::string> all;
    for (const Finding& finding : findings) all.push_back(finding.sentence());
    return all;
}

const std::string head =
    "UNITID,INSTNM,ADDR,CITY,STABBR,ZIP,GENTELE,OPEID,WEBADDR,CONTROL,ACT,CLOSEDAT,CYACTIVE,LONGITUD,LATITUDE\n";
OfficialFiles made_up() {
    return {
        {"hd2024.csv",
         head +
             "1,Open College,1 Road,Columbus,OH,43215,6145550100,00100200,https://www.open.edu/,1,A,-2,1,-83.0,39.9\n"
             "2,Shut School,2 Road,Columbus,OH,43215,6145550101,00200300,,3,A,12/31/2024,1,-83.0,39.9\n"
             "3,Career School,3 Road,Dayton,OH,45402,61455501021234,00300400,www.career.edu,3,A,-2,1,-84.2,39.8\n"},
        {"c2024_a.csv",
         "UNITID,CIPCODE,MAJORNUM,AWLEVEL,CTOTALT\n1,51.0801,1,2,20\n1,51.0801,2,2,1\n1,51.1601,1,3,50\n2,51.0801,1,2,"
         "9\n"
         "3,51.0801,1,21,5\n3,51.0801,1,2,40\n9,51.0801,1,2,4\n"},
        {{"ic2023_ay.csv", "UNITID,CHG1AY3,CHG2AY3 ,CHG4AY3\n1,4210,6300,1200\n3,.,.,.\n"},
         {"ic2023_py.csv",
          "UNITID,CIPCODE1,XCIPTUI1,CIPTUIT1,CIPSUPP1,CIPLGTH1,PRGMSR1,MTHCMP1,XCHG1PY3,CHG1PY3,CHG4PY3,CIPCODE2,"
          "XCIPTUI2,CIPTUIT2,CIPSUPP2,"
          "CIPLGTH2,PRGMSR2,MTHCMP2\n"
          "3,51.0801,A,.,.,900,1,9,R,15000,1345,51.0801,P,9000,500,600,1,6\n"}}};
}

const Place& place(const Imported& all, std::string_view id) {
    for (const Place& one : all.places)
        if (one.id == id) return one;
    throw std::runtime_error("no place " + std::string(id));
}

}  // namespace

TEST_CASE("A table is read as spreadsheets and offices write it") {
    CHECK(table("A ,b\r\n1,\" x \"\"y\"\" \"\r\n", {"a", "B"}).rows == Rows{{"2", "1", "x \"y\""}});
    CHECK(table("\xef\xbb\xbfname\nJos\xc3\xa9\n", {"name"}).rows == Rows{{"2", "Jos\xc3\xa9"}});
    CHECK(table("name\nJos\xe9\n", {"name"}).rows == Rows{{"2", "Jos\xc3\xa9"}});  // Windows-1252
    CHECK(table("a;b\n1,5;2\n", {"a", "b"}).rows == Rows{{"2", "1,5", "2"}});
    CHECK(table("a,b\r1,2\r3,4\r", {"b"}).rows == Rows{{"2", "2"}, {"3", "4"}});  // of an old Mac
    CHECK(table("a,b,c,d\none,\"\"\"two\"\", two-and-half\",three,four\n1,2,3,4", {"b", "d"}).rows ==
          Rows{{"2", "\"two\", two-and-half", "four"}, {"3", "2", "4"}});
    CHECK(table("a\tb\n1\t2", {"b"}).rows == Rows{{"2", "2"}});  // no end to its last line
    CHECK(table("a,b\n\n\"two\nlines\",2\n\n3,4\n", {"a", "b"}).rows ==
          Rows{{"3", "two\nlines", "2"}, {"6", "3", "4"}});
}

TEST_CASE("A row that is none is refused by its line, and the others are read") {
    const ReadTable cut = table("a,b\n1\n2,3\n4,5,6\n", {"a"});
    CHECK(cut.rows == Rows{{"3", "2"}});
    CHECK(cut.read.rows == 3);
    CHECK(sentences(cut.read.refused) == std::vector<std::string>{"t.csv:/2: 1 fields; expected 2, as in the head",
                                                                  "t.csv:/4: 3 fields; expected 2, as in the head"});
    CHECK(sentences(table("a,b\n1,\"2\n3,4\n", {"a"}).read.refused) ==
          std::vector<std::string>{"t.csv:/2: a quote that never ends; expected a whole row"});
}

TEST_CASE("What is no table is refused for what it is") {
    const auto found = [](const std::string& bytes) { return table(bytes, {}).read.refused.front().found; };
    CHECK(found("") == "nothing");
    CHECK(found(" \n") == "nothing");
    CHECK(found("PK\x03\x04") == "a ZIP archive or a workbook of a spreadsheet");
    CHECK(found("\xff\xfeU") == "UTF-16");
    CHECK(found(std::string("a,b\n1,\0\n", 8)) == "a zero byte");
    CHECK(found("<!DOCTYPE html><p>404") == "a web page");
    CHECK(found("version https://git-lfs.github.com/spec/v1\n") == "a pointer to a file that Git LFS keeps elsewhere");
}

TEST_CASE("Schools and their programs are made of the official files") {
    const Imported all = import_ipeds(made_up());
    CHECK(sentences(all.refused).empty());
    CHECK(all.read == 5);
    CHECK(all.places.size() == 3);
    CHECK(all.left_out == std::vector<std::pair<int, std::string>>{{1, "a school that has closed"},
                                                                   {1, "a school that the directory does not name"}});
    const Place& college = place(all, "ipeds-1-2");
    CHECK(college.usd_a_year == Interval{5410, 7500});  // its district, its state; books in both
    CHECK_FALSE(college.months);
    CHECK(college.web == "www.open.edu/");
    CHECK(college.control == Control::public_school);
    const Place &long_one = place(all, "ipeds-3-2"), &short_one = place(all, "ipeds-3-21");
    CHECK(long_one.months == exactly(9));
    CHECK(long_one.usd == exactly(16345));
    CHECK_FALSE(long_one.estimated);
    CHECK(short_one.months == exactly(6));
    CHECK(short_one.usd == exactly(9500));
    CHECK(short_one.estimated);
    CHECK(long_one.telephone == "6145550102");  // what follows is an extension
    CHECK(college.as_of == "2023");             // as old as its price
}

TEST_CASE("A field of an official file that is none refuses its row") {
    OfficialFiles files = made_up();
    files.prices[0].bytes += "1,many,.,.\n";
    files.completions.bytes += "x,51.0801,1,2,4\n";
    CHECK(sentences(import_ipeds(files).refused) ==
          std::vector<std::string>{
              "c2024_a.csv:/9/unitid: \"x\"; expected a whole number that is not negative",
              "ic2023_ay.csv:/4/chg1ay3: \"many\"; expected a number, or \".\" where there is none"});
    files = made_up();
    files.directory.bytes = "ID,NAME\n1,A\n";
    CHECK(sentences(import_ipeds(files).refused).front() ==
          "hd2024.csv:/1: no column unitid, instnm, stabbr; expected a table that has it");
    CHECK(import_ipeds(files).refused.size() == 1);  // and not once a row
}

TEST_CASE("An organiser's table becomes places, and tells more of official ones") {
    Imported known = import_ipeds(made_up());
    const NamedBytes file{"ours.csv",
                          "id,name,kind,months,usd,opeid,accreditor,starts\n"
                          "cpr,Red Cross,cpr,0-1,90,,,\n"
                          ",,,,,100200,caahep_abhes,2027-01-12 2027-05-17\n"
                          "bad,Bad,school,nine,,,,\n"
                          ",,,,,999900,none,\n"};
    const Imported ours = import_table(file, shipped_content(), known);
    CHECK(ours.read == 4);
    REQUIRE(ours.places.size() == 1);
    CHECK(ours.places.front().months == Interval{0, 1});
    CHECK(ours.places.front().usd == exactly(90));
    CHECK(place(known, "ipeds-1-2").starts.size() == 2);  // 00100200, without the zeros before it
    CHECK(place(known, "ipeds-1-2").brings.front().first == shipped_content().fact_at("accreditor"));
    CHECK(sentences(ours.refused) ==
          std::vector<std::string>{"ours.csv:/4/months: \"nine\"; expected a number, or two with a dash between",
                                   "ours.csv:/5/opeid: \"999900\"; expected one school among those of --directory"});
}

TEST_CASE("American Job Centers are read as CareerOneStop lists them") {
    Imported none;
    const Imported centers = import_table(
        {"ajc.csv",
         "Name of Center,Address1,City,State,Zip Code,Phone,Web Site URL,Latitiude,Longitude\n"
         "OhioMeansJobs,1111 E Broad St,Columbus,OH,43205,614-559-5052,https://example.org,39.96,-82.97\n"},
        shipped_content(), none);
    CHECK(sentences(centers.refused).empty());
    REQUIRE(centers.places.size() == 1);
    const Place& center = centers.places.front();
    CHECK(center.kind == PlaceKind::job_center);
    CHECK(center.street == "1111 E Broad St");
    CHECK(center.telephone == "614-559-5052");
    CHECK(center.position == Position{39.96, -82.97});
}

TEST_CASE("Figures of programs are the middle of a state's schools, or of its division's where they are few") {
    std::vector<Place> all;
    const auto school = [&](const std::string& id, const std::string& state, int usd, int months) {
        Place one;
        one.id = "ipeds-" + id + "-2";
        one.award = Award::certificate;
        one.state = state;
        one.usd = exactly(usd);
        one.months = exactly(months);
        one.control = usd < 10000 ? Control::public_school : Control::for_profit;
        one.as_of = "2024";
        one.review_by = *parse_month("2027-12");
        all.push_back(one);
    };
    for (int k = 0; k < 11; ++k) school("oh" + std::to_string(k), "OH", 4000 + 1000 * k, 8 + k / 5);
    school("mi", "MI", 90000, 30);
    const std::string text = program_figures(shipped_content(), all);
    CHECK(text.find(R"("OH": {"of":"state","schools":11,"usd":[5000,13000],"months":[8,10])") != std::string::npos);
    CHECK(text.find(R"("public":{"schools":6,"usd":6500},"private":{"schools":5,"usd":12000})") != std::string::npos);
    CHECK(text.find(R"("MI": {"of":"division","schools":12)") != std::string::npos);
    CHECK(text.find(R"("TX": {"of":"country","schools":12)") != std::string::npos);
}
