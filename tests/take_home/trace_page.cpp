#include "kiosk/take_home/trace_page.h"

#include <catch2/catch_test_macros.hpp>

#include "kiosk/take_home/handout.h"
#include "tests/support/content_fixture.h"
#include "tests/support/people_at_home.h"

using namespace milepost;
