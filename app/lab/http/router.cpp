// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/http/router.h"

namespace drydock::lab {

namespace {

bool isParameter(const QString &segment)
{
    return segment.size() > 2 && segment.startsWith(u'{') && segment.endsWith(u'}');
}

bool matches(const QStringList &pattern, const QStringList &segments)
{
    if (pattern.size() != segments.size())
        return false;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        if (isParameter(pattern.at(i)) ? segments.at(i).isEmpty() : pattern.at(i) != segments.at(i))
            return false;
    }
    return true;
}

bool moreLiteral(const QStringList &a, const QStringList &b)
{
    for (qsizetype i = 0; i < a.size(); ++i) {
        const bool literalA = !isParameter(a.at(i));
        if (literalA != !isParameter(b.at(i)))
            return literalA;
    }
    return false;
}

} // namespace

Route &Router::append(Method method, const QString &pattern, Access access, RouteOptions options)
{
    auto route = std::make_unique<Route>();
    route->method = method;
    route->pattern = pattern.split(u'/', Qt::SkipEmptyParts);
    route->access = access;
    route->options = std::move(options);
    m_routes.push_back(std::move(route));
    return *m_routes.back();
}

void Router::add(Method method, const QString &pattern, Access access, Handler handler, RouteOptions options)
{
    append(method, pattern, access, std::move(options)).handler = std::move(handler);
}

void Router::addAsync(Method method, const QString &pattern, Access access, AsyncHandler handler, RouteOptions options)
{
    append(method, pattern, access, std::move(options)).asyncHandler = std::move(handler);
}

void Router::addSocket(const QString &pattern, Access access, SocketHandler handler)
{
    append(Method::Get, pattern, access, {}).socketHandler = std::move(handler);
}

RouteMatch Router::match(Method method, const QStringList &segments) const
{
    RouteMatch result;
    const Method wanted = method == Method::Head ? Method::Get : method;
    for (const auto &route : m_routes) {
        if (!matches(route->pattern, segments))
            continue;
        if (!result.allowed.contains(route->method))
            result.allowed.append(route->method);
        result.access = route->access;
        if (route->method == wanted && (!result.route || moreLiteral(route->pattern, result.route->pattern)))
            result.route = route.get();
    }
    if (result.route)
        result.access = result.route->access;
    if (result.route) {
        for (qsizetype i = 0; i < segments.size(); ++i) {
            const QString &name = result.route->pattern.at(i);
            if (isParameter(name))
                result.params.insert(name.mid(1, name.size() - 2), segments.at(i));
        }
    }
    return result;
}

} // namespace drydock::lab
