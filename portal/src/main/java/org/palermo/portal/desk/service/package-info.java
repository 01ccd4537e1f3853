/// The register of organisations and their service lines.
package org.palermo.portal.desk.service;
