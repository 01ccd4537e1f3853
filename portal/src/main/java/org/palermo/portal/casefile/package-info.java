/// One case file: how it stands, its terms, who works on it, what was decided and asked for, and what can be done next. A
/// competent authority makes the two decisions of the identification here. The pages show nothing of who the person is,
/// nor where; what the authority types is sent and kept nowhere else.
package org.palermo.portal.casefile;
