package sextant.doctor;

/** The command that installs what is missing, as this system does it. */
final class Installing {
  private Installing() {}

  static String gtk(Machine.Packages packages, DoctorText text) {
    return switch (packages) {
      case APT -> "sudo apt install libgtk-3-0";
      case DNF -> "sudo dnf install gtk3";
      case PACMAN -> "sudo pacman -S gtk3";
      case ZYPPER -> "sudo zypper install libgtk-3-0";
      case APK -> "sudo apk add gtk+3.0";
      case OTHER -> text.installOther("GTK 3");
    };
  }

  static String fonts(Machine.Packages packages, DoctorText text) {
    return switch (packages) {
      case APT -> "sudo apt install fonts-noto-cjk";
      case DNF -> "sudo dnf install google-noto-sans-cjk-fonts";
      case PACMAN -> "sudo pacman -S noto-fonts-cjk";
      case ZYPPER -> "sudo zypper install google-noto-sans-cjk-fonts";
      case APK -> "sudo apk add font-noto-cjk";
      case OTHER -> text.installOther("Noto Sans CJK");
    };
  }
}
