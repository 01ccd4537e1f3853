package org.palermo.kernel.scope;

import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.type.SqlTypes;

/// PostgreSQL, where text is `text`: the schema has no `varchar(n)`, and validation at start must not ask for one.
public class TextDialect extends PostgreSQLDialect {

    @Override
    protected String columnType(int sqlTypeCode) {
        return sqlTypeCode == SqlTypes.VARCHAR ? "text" : super.columnType(sqlTypeCode);
    }
}
