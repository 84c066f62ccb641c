#!/bin/sh
# Takes the README's pictures anew, from the real windows of the desktop's tests: build/pictures.sh
set -eu
cd "$(dirname "$0")/.."
fresh=$PWD/desktop/target/pictures
rm -rf "$fresh"
./mvnw -q -pl desktop -am test -Dpictures="$fresh" -Dsurefire.failIfNoSpecifiedTests=false \
  -Dtest=AtWorkTest
mkdir -p docs/pictures
for room in talk ping packets web files chat; do
  cp "$fresh/work-$room-en-light.png" "docs/pictures/$room.png"
  cp "$fresh/work-$room-zh-light.png" "docs/pictures/$room-zh.png"
done
# two rooms of the Chinese page in the dark
for room in packets web; do
  cp "$fresh/work-$room-zh-dark.png" "docs/pictures/$room-zh.png"
done
