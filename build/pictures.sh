#!/bin/sh
# Takes the README's pictures anew, from the real windows of the desktop's tests: build/pictures.sh
set -eu
cd "$(dirname "$0")/.."
fresh=$PWD/desktop/target/pictures
rm -rf "$fresh"
./mvnw -q -pl desktop -am test -Dpictures="$fresh" -Dsurefire.failIfNoSpecifiedTests=false \
  -Dtest='PicturesTest,PingRoomPicturesTest,PacketsRoomTest#picturesOfEveryPage'
mkdir -p docs/pictures
cp "$fresh/talk-inspector-en-light.png" docs/pictures/talk.png
cp "$fresh/ping-graph-en-light.png" docs/pictures/ping.png
cp "$fresh/packets-en-light-list.png" docs/pictures/packets.png
cp "$fresh/talk-inspector-zh-light.png" docs/pictures/talk-zh.png
cp "$fresh/ping-graph-zh-light.png" docs/pictures/ping-zh.png
