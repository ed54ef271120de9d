#pragma once
#include "ui/layout.h"

/// What a person has to do with speech, on every screen.
namespace milepost::ui {

/// F1 listen, or say it all again; F2 pause; F3, F4 slower, faster; F5, F6 quieter, louder; F7 the curtain; F8 the next language.
/// Call it when the screen is drawn: on attract speech starts in the language then shown.
void speech_keys(Frame& frame);

/// Starts a visit that is spoken, in this language.
void listen(Frame& frame, const std::string& language);

/// The block of the settings.
void speech_settings(Column& column);

/// Where someone wants to listen and nothing can be heard, a dialog in place of the screen says so, until that changes. False
/// where there is no need for it, and nothing was drawn.
bool speech_notice(Frame& frame);

/// The curtain, where it is drawn: all is black, fingers reach nothing below, keys everything. The first touch says how to lift
/// it, in words that are seen and spoken, the second one lifts it.
void curtain(Frame& frame);

}  // namespace milepost::ui
