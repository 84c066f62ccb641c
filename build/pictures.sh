#!/bin/sh
# Takes the README's pictures anew, from the real windows of the desktop's tests: build/pictures.sh
set -eu
cd "$(dirname "$0")/.."
fresh=$PWD/desktop/target/pictures
rm -rf "$fresh"
./mvnw -q -pl desktop -am test -Dpictures="$fresh" -Dsurefire.failIfNoSpecifiedTests=false \
  -Dtest='PicturesTest,PingRoomPicturesTest,PacketsRoomTest#picturesOfEveryPage,WebPicturesTest,FilesRoomTest,ChatRoomTest'
mkdir -p docs/pictures
cp "$fresh/talk-inspector-en-light.png" docs/pictures/talk.png
cp "$fresh/ping-graph-en-light.png" docs/pictures/ping.png
cp "$fresh/packets-en-light-list.png" docs/pictures/packets.png
cp "$fresh/talk-inspector-zh-light.png" docs/pictures/talk-zh.png
cp "$fresh/ping-graph-zh-light.png" docs/pictures/ping-zh.png
cp "$fresh/packets-zh-dark-list.png" docs/pictures/packets-zh.png
cp "$fresh/web-network-en-light.png" docs/pictures/web.png
cp "$fresh/web-network-zh-dark.png" docs/pictures/web-zh.png
for tag in en zh; do
  ending=$([ "$tag" = en ] && echo .png || echo -zh.png)
  cp "$fresh/files-sent-$tag-light.png" "docs/pictures/files$ending"
  cp "$fresh/chat-talk-$tag-light.png" "docs/pictures/chat$ending"
done
