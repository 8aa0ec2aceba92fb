import { expect, test } from "vitest";
import { isFreeMail } from "./free-mail";

test("private mailboxes tell of no company, in any country", () => {
  const free =
    "gmail.com yahoo.com yahoo.co.uk yahoo.co.jp yahoo.com.br hotmail.fr live.nl outlook.de gmx.at " +
    "gmx.net web.de t-online.de orange.fr libero.it wp.pl seznam.cz mail.ru qq.com naver.com " +
    "rediffmail.com docomo.ne.jp comcast.net shaw.ca proton.me hey.com duck.com mailinator.com";
  expect(free.split(" ").filter((domain) => !isFreeMail(domain))).toEqual([]);
});

test("companies are none of them, whatever they are called", () => {
  const companies =
    "google.com microsoft.com apple.com yahooinc.com live.io outlook.ai gmxsports.com aol.museum " +
    "mail.acme.com gmail.com.example example.com sky.uk att.com verizon.com telekom.de orange.com";
  expect(companies.split(" ").filter(isFreeMail)).toEqual([]);
});
