# MILEPOST_FONT_DIR: the folder with Inter-Regular.otf, Inter-SemiBold.otf and Inter-Bold.otf.
find_path(MILEPOST_FONT_DIR Inter-SemiBold.otf
    PATHS /usr/share/fonts /usr/local/share/fonts
    PATH_SUFFIXES opentype/inter inter rsms-inter-fonts inter-fonts
    NO_DEFAULT_PATH
    DOC "Folder of the typeface Inter, one .otf file a weight")
if(NOT MILEPOST_FONT_DIR)
    message(FATAL_ERROR "No Inter-SemiBold.otf under /usr/share/fonts; install fonts-inter or set MILEPOST_FONT_DIR")
endif()
