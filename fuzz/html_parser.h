// What the sanitizer lets pass of the HTML parser that the product links. Included once by each program that parses.
//
// When MyHTML drops white space before the first element it moves the rest of the text with memcpy, the target
// before the source. The C libraries that this program supports copy such ranges right; the parser is not ours to
// mend, and nothing else of it is let pass.
#pragma once

extern "C" const char* __asan_default_suppressions() {  // NOLINT(bugprone-reserved-identifier)
    return "interceptor_via_lib:libmodest\n";
}
