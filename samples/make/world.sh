#!/bin/bash
# Runs a command in a private world of mail servers, and ends them all when the command ends:
#
#   world.sh COMMAND [ARGUMENT]…
#
# The world has its own network (the loopback interface alone, with addresses kept for documentation), host name, /etc,
# /var, /run and /dev, all by Linux namespaces: nothing of the machine is changed, nothing reaches a network.
# In it run rsyslog, dnsmasq, Dovecot, Postfix (mail.example.com) and the sink. Needs root, Node and the packages of make.sh.
set -euo pipefail

here=$(dirname "$(realpath "$0")")

if [ "${1-}" != --inside ]; then
  exec unshare --net --mount --uts --ipc --pid --fork --kill-child --mount-proc "$here/world.sh" --inside "$@"
fi
shift

# An empty /run, /etc and /var as layers over the machine's own, and a /dev of our own for the socket /dev/log
mount -t tmpfs -o mode=755 world /run
for dir in etc var; do
  mkdir -p /run/world/$dir/{upper,scratch}
  mount -t overlay -o "lowerdir=/$dir,upperdir=/run/world/$dir/upper,workdir=/run/world/$dir/scratch" world /$dir
done
mkdir /run/world/dev
mount -t tmpfs -o mode=755 world /run/world/dev
for device in null zero full random urandom tty; do
  cp -a /dev/$device /run/world/dev
done
mkdir /run/world/dev/{pts,shm}
ln -s pts/ptmx /run/world/dev/ptmx
ln -s /proc/self/fd /run/world/dev/fd
mount -t devpts -o newinstance,ptmxmode=666 world /run/world/dev/pts
mount --move /run/world/dev /dev

# Network, names, people
hostname mail.example.com
ip link set lo up
grep -v '^#' "$here/world/addresses" | while read -r address; do
  ip address add "$address" dev lo
done
echo '127.0.0.1 localhost' > /etc/hosts
echo 'nameserver 127.0.0.1' > /etc/resolv.conf
echo 'hosts: files dns' > /etc/nsswitch.conf
printf '%s\n' 'passwd: files' 'group: files' >> /etc/nsswitch.conf
id=2001
for person in alice bob carol dave; do
  echo "$person:x:$id:$id:$person:/nonexistent:/usr/sbin/nologin" >> /etc/passwd
  echo "$person:x:$id:" >> /etc/group
  id=$((id + 1))
done
find /var/log /var/mail -type f -delete
head -c 204800 /dev/zero > /var/mail/dave
chown dave:mail /var/mail/dave
install -d -o mail -g mail /var/lib/dovecot/mail

# Settings
find /etc/postfix -name '*.cf' -not -path '*/dynamicmaps*' -delete
cp "$here"/world/postfix/*.cf /etc/postfix/
echo '[mx.example.net]:2525 alice:wrong-password' > /etc/postfix/sasl_passwd
cp "$here/world/dovecot.conf" /etc/dovecot/dovecot.conf
cp "$here/world/dovecot-users" /etc/dovecot/users
cat > /etc/postfix-policyd-spf-python/policyd-spf.conf <<'SPF'
debugLevel = 1
HELO_reject = False
Mail_From_reject = Fail
SPF
cat > /etc/postfix/sasl/smtpd.conf <<'SASL'
pwcheck_method: auxprop
auxprop_plugin: sasldb
mech_list: PLAIN LOGIN CRAM-MD5 SCRAM-SHA-256
sasldb_path: /etc/postfix/sasl/sasldb2
SASL
echo not-a-real-password | saslpasswd2 -p -c -f /etc/postfix/sasl/sasldb2 -u mail.example.com alice
chgrp postfix /etc/postfix/sasl/sasldb2
for name in mail.example.com mx.example.net; do
  openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj "/CN=$name" -addext "subjectAltName=DNS:$name" \
    -keyout "/etc/postfix/$name.key" -out "/etc/postfix/$name.crt" 2> /dev/null
done

# Servers
listening() {
  for _ in $(seq 100); do
    if ss -Hlntu "src $1" | grep -q .; then return; fi
    sleep 0.1
  done
  echo "world.sh: nothing listens at $1" >&2
  exit 1
}
rsyslogd -f "$here/world/rsyslog.conf"
dnsmasq -C "$here/world/dnsmasq.conf" 2> /run/dnsmasq.log &
node "$here/sink.mjs" --cert /etc/postfix/mx.example.net.crt --key /etc/postfix/mx.example.net.key \
  mx.example.net=198.51.100.25:25,tls,auth \
  mx.example.net=198.51.100.25:2525,auth \
  mx2.example.org=198.51.100.32:25 \
  mx6.example.net=2001:db8:25::25:25 \
  refuse.example.net=198.51.100.52:25,refuse \
  busy.example.net=198.51.100.42:25,busy \
  small.example.net=198.51.100.55:25,small \
  silent.example.net=198.51.100.60:25,silent &
node "$here/milter.mjs" 127.0.0.1:8891 &
listening 127.0.0.1:53
listening 198.51.100.25:25
listening 127.0.0.1:8891
dovecot
postfix start 2> /run/postfix.log || { cat /run/postfix.log >&2; exit 1; }
listening 192.0.2.10:25

"$@"
