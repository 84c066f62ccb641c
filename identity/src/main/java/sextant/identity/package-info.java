/** This device's key, self-signed certificate, trust on first use, TLS contexts. */
@NullMarked
package sextant.identity;

import org.jspecify.annotations.NullMarked;
