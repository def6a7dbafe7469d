#!/usr/bin/env bash
# Proves the two commands on a fresh Debian 12: debootstraps one, clones this checkout's last commit into it, runs
# `./dev demo` and `./dev test` there as root, and prints the last lines of each. Run as root.
#
#   tests/install/fresh_root.sh [FOLDER]      FOLDER is made, or used again where it already holds a root; it lies outside
#                                             the checkout. Default: a temporary folder, removed at the end.
set -euo pipefail
export PATH=$PATH:/usr/sbin:/sbin LC_ALL=C.UTF-8

checkout=$(git -C "$(dirname "$0")" rev-parse --show-toplevel)
[[ $(id -u) -eq 0 ]] || { echo "fresh_root.sh needs root for chroot" >&2; exit 2; }
command -v debootstrap >/dev/null || { echo "fresh_root.sh needs the package debootstrap" >&2; exit 2; }
temporary=
[[ $# -ge 1 ]] || temporary=$(mktemp -d)
root=$(realpath -m "${1:-$temporary/root}")
case $root/ in "$checkout"/*) echo "$root lies inside the checkout" >&2; exit 2 ;; esac

# shellcheck disable=SC2317  # called by the trap
leave() {
  local mount
  for mount in dev/pts dev proc; do umount -l "$root/$mount" 2>/dev/null || true; done
  if [[ -n $temporary ]] && ! grep -q " $root/" /proc/mounts; then rm -rf --one-file-system "$temporary"; fi
}
trap leave EXIT

# The mirror and the way to it are this machine's: it may be the only one that can be reached from here.
mirror=$({ cat /etc/apt/sources.list /etc/apt/sources.list.d/debian.sources 2>/dev/null || true; } |
  sed -nE 's/^(deb|URIs:)[^#]*(https?:[^ ]+).*/\2/p' | head -n 1)
if [[ ! -x $root/bin/bash ]]; then
  echo "Making a Debian 12 in $root from ${mirror:-the default mirror}."
  debootstrap --variant=minbase --include=git bookworm "$root" "${mirror:-http://deb.debian.org/debian}" >"$root.log" 2>&1 ||
    { tail -n 20 "$root.log" >&2; exit 1; }
fi
mkdir -p "$root/etc/apt/apt.conf.d" "$root/etc/apt/sources.list.d"
for file in /etc/apt/sources.list /etc/apt/sources.list.d/debian.sources; do
  [[ ! -f $file ]] || { rm -f "$root/etc/apt/sources.list"; cp "$file" "$root$file"; }
done
cp /etc/resolv.conf "$root/etc/resolv.conf"
apt-config dump --format '%f "%v";%n' 2>/dev/null |
  grep -E '^(Acquire::(http|https|Retries|Check-Date|Check-Valid-Until)|APT::Install-)[^ ]* "' >"$root/etc/apt/apt.conf.d/90host" || true
mount -t proc proc "$root/proc"
mount --bind /dev "$root/dev"

rm -rf "$root/root/loadline"
git clone -q --no-hardlinks "$checkout" "$root/root/loadline"
in_root() { chroot "$root" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin bash -c "cd /root/loadline && $1"; }

result=0
for command in demo test; do
  started=$SECONDS
  in_root "./dev $command" >"$root.$command.log" 2>&1 || { result=1; echo "./dev $command failed"; }
  echo "--- ./dev $command took $((SECONDS - started)) s; its last lines:"
  tail -n 40 "$root.$command.log"
  started=$SECONDS
  if [[ $command == demo ]]; then
    in_root "./dev demo" >"$root.again.log" 2>&1 || { result=1; echo "the second ./dev demo failed"; }
    echo "--- the second ./dev demo took $((SECONDS - started)) s"
  fi
done
exit $result
