/// QR codes (ISO/IEC 18004) of bytes, with the lowest level of error correction: a screen is not torn or dirty, and fewer squares are
/// easier to scan.
package org.palermo.portal.qr;
