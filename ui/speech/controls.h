#pragma once
#include "ui/base/column.h"

/// What a person has to do with speech, on every screen.
namespace milepost::ui {

/// F2, and on a keypad Insert or the point: listen, or say it all again; F3 pause; F4, F5 slower, faster; F6, F7
/// quieter, louder; F8 the curtain; F9 the next language. Call it when the screen is drawn: on attract speech starts in
/// the language then shown.
void speech_keys(Frame& frame);

/// Starts a visit that is spoken, in this language.
void listen(Frame& frame, const std::string& language);

/// The block of the settings.
void speech_settings(Column& column);

/// Where someone wants to listen and nothing can be heard, a dialog in place of the screen says so, until that changes.
/// False where there is no need for it, and nothing was drawn.
bool speech_notice(Frame& frame);

/// The curtain, where it is drawn: all is black, fingers reach nothing below, keys everything. The first touch says how
/// to lift it, in words that are seen and spoken, the second one lifts it.
void curtain(Frame& frame);

}  // namespace milepost::ui
