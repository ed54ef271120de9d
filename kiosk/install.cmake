# The installation, which can be moved as a whole: the programs find what they read from where they lie (kiosk/base/installation.h), so
# these folders are not GNUInstallDirs' to choose. The build tree has the same ones, as links.
#   bin/                        the programs
#   share/milepost/assets/      content, words, their schemas, the parts of the page
#   share/milepost/fonts/       Inter: for the screen, and for paper where the system has none
#   share/doc/milepost/         what to read, and NOTICES: whose work is built in or shipped, under which licence
install(TARGETS milepost milepost_paper milepost_printer milepost_speech RUNTIME DESTINATION bin)

install(DIRECTORY assets/content assets/page assets/schema assets/words DESTINATION share/milepost/assets)
foreach(weight Regular SemiBold Bold)
    install(FILES ${MILEPOST_FONT_DIR}/Inter-${weight}.otf DESTINATION share/milepost/fonts)
endforeach()

include(third_party/notices.cmake)
write_notices(${PROJECT_BINARY_DIR}/share/doc/milepost/NOTICES)
install(FILES ${PROJECT_BINARY_DIR}/share/doc/milepost/NOTICES README.md DESTINATION share/doc/milepost)

foreach(handbook kiosk assets)
    install(FILES ${handbook}/README.md DESTINATION share/doc/milepost/${handbook})
endforeach()
install(DIRECTORY assets/pictures DESTINATION share/doc/milepost/assets)

file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/share/milepost)
file(CREATE_LINK ${PROJECT_SOURCE_DIR}/assets ${PROJECT_BINARY_DIR}/share/milepost/assets SYMBOLIC)
file(CREATE_LINK ${MILEPOST_FONT_DIR} ${PROJECT_BINARY_DIR}/share/milepost/fonts SYMBOLIC)
