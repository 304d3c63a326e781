#!/bin/bash
# Makes all samples again. Needs Debian 12 (or its like) with Node 20, as root: it installs the servers, starts none of
# them on the machine, and plays the scenes in a private world (world.sh) that ends when the scenes end.
set -euo pipefail

here=$(dirname "$(realpath "$0")")
samples=$(dirname "$here")
packages=(postfix dovecot-core dovecot-lmtpd sasl2-bin libsasl2-modules postfix-policyd-spf-python rsyslog dnsmasq-base
  swaks libnet-ssleay-perl libdigest-hmac-perl libauthen-sasl-perl telnet expect openssl iproute2 curl msmtp)

missing=()
for package in "${packages[@]}"; do
  if ! dpkg-query -W -f '${db:Status-Status}' "$package" 2> /dev/null | grep -qx installed; then missing+=("$package"); fi
done
if [ ${#missing[@]} -gt 0 ]; then
  echo "Installing ${missing[*]}"
  # A package that is installed here must not start its server.
  if [ ! -e /usr/sbin/policy-rc.d ]; then
    trap 'rm /usr/sbin/policy-rc.d' EXIT
    printf '#!/bin/sh\nexit 101\n' > /usr/sbin/policy-rc.d
    chmod +x /usr/sbin/policy-rc.d
  fi
  echo 'postfix postfix/main_mailer_type select No configuration' | debconf-set-selections
  DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}" > /dev/null
fi

echo 'Playing the scenes (about a minute)'
"$here/world.sh" "$here/scenes.sh" | tar -C "$samples" -x --no-same-owner
"$here/world.sh" "$here/sasl.sh" | tar -C "$samples" -x --no-same-owner
chown --reference="$samples" "$samples"/*.{smtp,log}
wc -l "$samples"/*.{smtp,log}
