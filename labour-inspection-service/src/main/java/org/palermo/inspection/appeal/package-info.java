/// An appeal against an order or a penalty, and from when on either is final.
package org.palermo.inspection.appeal;
