#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "kiosk/take_home/handout.h"

namespace milepost::take_home {

/// A plan as the part of a link behind its "#", which a browser sends to nobody: LANGUAGE.NUMBERS or
/// LANGUAGE.NUMBERS.CODE.
///
/// It holds numbers, and no words but the names of places: the page that opens it (page.h) words it in any language.
/// NUMBERS are characters of base64url, each with five bits of a number, the lowest first, and a sixth that says that
/// more follow:
///   7 (this form; 8: a rough road; 9 and 10: the same where the day is not known; 11 to 14: the same with places; 3 to
///   6, without why it is recommended and what to look out for, and 1 and 2, without the plan's id at their end, are
///   read too), the content (`link_id` of its SHA-256), the day, if it is known, in days since 1970, the credential,
///   the route it is reached by (0: none), flags (1 status is now, 2 the route is in doubt, 4 priced, 8 a window
///   closes, 16 it is the whole credential's, 32 the state's rule is in doubt, 64 rough by the quickest road), of a
///   rough road how many questions make it exact, months, cost and exam month as least and how much more, the state (0:
///   none, else 1 + 26 first + second letter), where a window closes: months from today, route and 1 + which of its
///   tests (0: none); why it is recommended, what to look out for and what the state does not allow yet, each as how
///   many and which (a place in `Because`; cautions that are not `delicate`; limits); the number of stages, and of
///   each: step, flags (1 sure, 2 priced, 4 in doubt, 8 places follow), months, cost and end as least and how much
///   more, and the places to call as how many (at most three) and each; the two numbers of the plan's id. A place is
///   its name, street, city, state, telephone and web address as it is shown, each as how many characters and these (a
///   letter or digit as it is, a blank as "_", any other as "-" and its number in Unicode with the bit 32 turned);
///   flags (1 months, 2 a price, 4 a price a year, 8 it is estimated, 16 a day that classes begin, 32 new ones every
///   month, 64 by day, 128 in the evening, 256 online, 512 an associate degree, 1024 that day goes into the calendar,
///   2048 a last day to enrol); months, price, day and how many days before it one can enrol, as the flags say; and of
///   what its step asks of places (`Venue::asks`) a bit for each thing to ask there.
/// Content's things are named by `link_id`, so that a page of other content finds those that are still there. The last
/// four characters of NUMBERS check all that stand before them, and the code. A form to come may change all but this:
/// the language stands before the first dot, and the first number says which form it is. So a page that is older than a
/// link can answer it. Where the link, with the organiser's address, would be longer than is comfortable on a screen
/// (`on_screen`), places are left out, the last of a step first; never the plan.
std::string fragment(const Content& content, const Evaluation& evaluation, const Choice& choice,
                     std::string_view language);

/// Two numbers of 20 bits that stand for a plan: whose it is (the answers), the credential, and the way there. Neither
/// the content's version nor the day has a part in it, so what is taken home again later is known to be the same plan.
/// It hides nothing: the 40 bits are an unkeyed hash, and whoever has them can try answers until they match, and is
/// left with the few that do.
std::string plan_id(const Choice& choice);

/// 20 bits that stand for an id, never 0. Whoever makes the page sees to it that no two ids of a kind share them.
std::uint32_t link_id(std::string_view id);

}  // namespace milepost::take_home
