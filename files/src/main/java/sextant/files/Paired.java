package sextant.files;

import java.net.InetAddress;
import sextant.identity.Fingerprint;

/**
 * A device that knew the code.
 *
 * @param device as it describes itself
 * @param fingerprint the certificate it has proven to own over the very connection
 */
public record Paired(Device device, Fingerprint fingerprint, InetAddress address) {}
