/// QR codes (ISO/IEC 18004) of bytes, with the least error correction: a screen is not torn or dirty, and fewer squares are easier to scan.
package org.palermo.portal.qr;
